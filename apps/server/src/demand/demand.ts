import { Injectable } from '@nestjs/common';

/** Someone who measures certain channels while they are wanted. */
interface Source {
  readonly channels: ReadonlySet<string>;
  readonly changed: (wanted: boolean) => void;
  lookers: number;
}

/**
 * Knows which channels someone looks at, so that what costs effort is measured only then. A source registers for its
 * channels; whoever shows them, and whoever wants them kept, says so as long as that lasts.
 */
@Injectable()
export class Demand {
  private readonly sources = new Set<Source>();
  private readonly looks = new Set<ReadonlySet<string>>();

  /**
   * Registers a source.
   *
   * @param changed called with true when the first looker at any of the channels comes (at once where there is one), with
   *   false when the last has gone
   * @returns a function that ends it; `changed` is not called any more
   */
  serve(channels: readonly string[], changed: (wanted: boolean) => void): () => void {
    const source: Source = { channels: new Set(channels), changed, lookers: 0 };
    this.sources.add(source);
    for (const look of this.looks) this.count(source, look, 1);
    return () => this.sources.delete(source);
  }

  /**
   * Wants channels to be measured, whether anyone measures them or not.
   *
   * @returns a function that ends the wish; calling it again does nothing
   */
  watch(channels: readonly string[]): () => void {
    const look = new Set(channels);
    this.looks.add(look);
    for (const source of this.sources) this.count(source, look, 1);
    return () => {
      if (!this.looks.delete(look)) return;
      for (const source of this.sources) this.count(source, look, -1);
    };
  }

  private count(source: Source, look: ReadonlySet<string>, step: 1 | -1): void {
    if (![...look].some((channel) => source.channels.has(channel))) return;
    source.lookers += step;
    if (source.lookers === (step === 1 ? 1 : 0)) source.changed(step === 1);
  }
}

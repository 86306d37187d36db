import { Injectable } from '@nestjs/common';
import { type ChannelPattern, matchesChannel } from '@tachograph/contracts';

/** What is measured while someone looks. */
export interface Measurable {
  readonly channels: readonly string[];
  /** Of this device; where it does not say, a look at any device is one at it. */
  readonly device?: string;
}

/** Someone who measures certain channels while they are wanted. */
interface Source extends Measurable {
  readonly changed: (wanted: boolean) => void;
  lookers: number;
}

type Look = (source: Measurable) => boolean;

/**
 * Knows which channels someone looks at, so that what costs effort is measured only then. A source registers for its
 * channels; whoever shows them, and whoever wants them kept, says so as long as that lasts.
 */
@Injectable()
export class Demand {
  private readonly sources = new Set<Source>();
  private readonly looks = new Set<Look>();

  /**
   * Registers a source.
   *
   * @param changed called with true when the first looker at any of the channels comes (at once where there is one), with
   *   false when the last has gone
   * @returns a function that ends it; `changed` is not called any more
   */
  serve({ channels, device }: Measurable, changed: (wanted: boolean) => void): () => void {
    const source: Source = { channels, device, changed, lookers: 0 };
    this.sources.add(source);
    for (const look of this.looks) count(source, look, 1);
    return () => this.sources.delete(source);
  }

  /**
   * Wants channels to be measured, of whatever device, and whether anyone measures them or not.
   *
   * @returns a function that ends the wish; calling it again does nothing
   */
  watch(names: readonly string[]): () => void {
    return this.look(({ channels }) => names.some((name) => channels.includes(name)));
  }

  /** As {@link watch}, for the channels that one of the patterns means. */
  watchPatterns(patterns: readonly ChannelPattern[]): () => void {
    return this.look((source) => patterns.some((pattern) => means(pattern, source)));
  }

  private look(look: Look): () => void {
    this.looks.add(look);
    for (const source of this.sources) count(source, look, 1);
    return () => {
      if (!this.looks.delete(look)) return;
      for (const source of this.sources) count(source, look, -1);
    };
  }
}

function count(source: Source, look: Look, step: 1 | -1): void {
  if (!look(source)) return;
  source.lookers += step;
  if (source.lookers === (step === 1 ? 1 : 0)) source.changed(step === 1);
}

function means(pattern: ChannelPattern, { channels, device }: Measurable): boolean {
  const meant = device === undefined ? { ...pattern, device: [''] } : pattern;
  return channels.some((channel) => matchesChannel(meant, device ?? '', channel));
}

import { signal } from '@angular/core';
import type { LivePosition, Reading } from '@tachograph/contracts';
import type { LiveConnection } from '../../live/live-connection';
import { watchParts } from '../../live/watch-parts';

/** Who hears what is stored. */
export interface LiveListener {
  readings(readings: readonly Reading[]): void;
  /** From now on everything is heard of channels that were not heard before. */
  began(): void;
  /** Readings of these channels may have been stored that nobody heard; whatever comes next is heard. */
  missed(channels: readonly string[]): void;
  /** From now on ids are those of another run of the server: they may be smaller than before. */
  restarted(): void;
}

/** The clock's tick is this old at most. */
const TICK_MS = 1_000;

/** Everything that is stored of all the channels that a dashboard shows, over one watch, or as many as the server has them in. */
export class LiveFeed {
  private readonly held = signal<ReadonlyMap<number, number>>(new Map());
  private readonly since = new Map<string, number>();
  private ends: (() => void)[] = [];
  private patterns: readonly string[] = [];
  /** Up to where a sole watch heard everything; what is wanted anew goes on from there. Of several, each is somewhere else. */
  private position?: LivePosition;
  private isSole = true;
  private epoch?: string;

  /** Readings that wait at the server. */
  readonly behind = () => [...this.held().values()].reduce((sum, each) => sum + each, 0);

  constructor(
    private readonly live: Pick<LiveConnection, 'watch'>,
    private readonly present: () => number,
    private readonly listener: LiveListener,
  ) {}

  /** Hears these channels from now on. */
  want(patterns: readonly string[]): void {
    if (patterns.join() === this.patterns.join()) return;
    this.close();
    this.patterns = patterns;
    for (const known of this.since.keys()) if (!patterns.includes(known)) this.since.delete(known);
    const parts = watchParts(patterns);
    this.isSole = parts.length === 1;
    // Where there is no going on, what was stored meanwhile is told anew by the history.
    if (!this.isSole) this.position = undefined;
    for (const [key, part] of parts.entries()) this.watch(key, part, this.position);
  }

  /** Hears nothing more. */
  end(): void {
    this.close();
    this.patterns = [];
    this.position = undefined;
    this.since.clear();
  }

  /** Since when everything stored of these has been heard, milliseconds since 1970; null where it is not. */
  heardSince(patterns: readonly string[]): number | null {
    const times = patterns.map((pattern) => this.since.get(pattern) ?? Infinity);
    const last = Math.max(...times);
    return last === Infinity ? null : last;
  }

  private close(): void {
    for (const end of this.ends) end();
    this.ends = [];
    this.held.set(new Map());
  }

  private watch(key: number, channels: readonly string[], after: LivePosition | undefined): void {
    const end = this.live.watch(
      { channels, mode: 'every', ...(after && { after }) },
      {
        subscribed: ({ recovered, position }) => this.subscribed(channels, recovered, position),
        readings: (readings, position) => {
          this.reached(position);
          this.listener.readings(readings);
        },
        behind: (readings) => this.held.update((held) => new Map(held).set(key, readings)),
        gap: () => this.missed(channels),
      },
    );
    this.ends.push(end);
  }

  private subscribed(channels: readonly string[], recovered: boolean | null, position: LivePosition): void {
    if (recovered === true) {
      for (const channel of channels) if (!this.since.has(channel)) this.since.set(channel, this.present() + TICK_MS);
      return this.listener.began();
    }
    this.reached(position);
    // Of a gap the watch tells by itself.
    if (recovered === null) this.missed(channels);
  }

  private reached(position: LivePosition): void {
    if (this.isSole) this.position = position;
    // A server that was started anew may have another database, whose ids are others.
    if (this.epoch !== undefined && this.epoch !== position.epoch) this.listener.restarted();
    this.epoch = position.epoch;
  }

  private missed(channels: readonly string[]): void {
    for (const channel of channels) this.since.set(channel, this.present() + TICK_MS);
    this.listener.missed(channels);
  }
}

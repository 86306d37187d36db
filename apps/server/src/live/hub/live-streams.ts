import { type ChannelPattern, type LiveMode, type LiveRange, matchesChannel } from '@tachograph/contracts';
import type { Demand } from '../../demand/index.js';
import type { DoubtfulRange } from '../../fanout/index.js';
import type { ChannelRouter } from './channel-router.js';
import { EveryStream } from './every-stream.js';
import type { FlushRounds } from './flush-rounds.js';
import { LatestStream } from './latest-stream.js';
import type { LiveHead } from './live-head.js';
import type { Snapshots } from './snapshots.js';

/** What a stream brings. */
export interface StreamWish {
  readonly patterns: readonly ChannelPattern[];
  readonly mode: LiveMode;
  /** Of `latest`. */
  readonly framesPerSecond: number;
}

export type LiveStream = EveryStream | LatestStream;

interface OpenStream {
  readonly stream: LiveStream;
  readonly key: string;
  readonly endDemand: () => void;
  members: number;
}

/** The streams that someone watches: one for all who want the same. */
export class LiveStreams {
  private readonly byKey = new Map<string, OpenStream>();
  private readonly open = new Map<LiveStream, OpenStream>();
  private numbers = 0;

  constructor(
    private readonly head: LiveHead,
    private readonly router: ChannelRouter,
    private readonly rounds: FlushRounds,
    private readonly snapshots: Snapshots,
    private readonly demand: Demand,
  ) {}

  /**
   * The first stream of its kind that fits; a viewer that is behind in one, or comes back from elsewhere, takes another that
   * brings the same.
   */
  find(wish: StreamWish, fits: (stream: LiveStream) => boolean): LiveStream {
    const kind = keyOf(wish);
    for (let copy = 0; ; copy += 1) {
      const key = `${copy} ${kind}`;
      const { stream } = this.byKey.get(key) ?? this.begin(key, wish);
      if (fits(stream)) return stream;
    }
  }

  /** One more watches it. */
  join(stream: LiveStream): void {
    const entry = this.open.get(stream);
    if (entry !== undefined) entry.members += 1;
  }

  /** One watches it no more; without any, it ends. */
  leave(stream: LiveStream): void {
    const entry = this.open.get(stream);
    if (entry === undefined) return;
    entry.members -= 1;
    if (entry.members === 0) this.end(entry);
  }

  /** Tells those who watch the channels where something may be stored that nobody was told of. */
  doubt(ranges: readonly DoubtfulRange[]): void {
    for (const { stream } of this.open.values()) {
      const own = ranges.filter(({ device, channel }) =>
        stream.patterns.some((pattern) => matchesChannel(pattern, device, channel)),
      );
      if (own.length === 0) continue;
      if (stream.mode === 'latest') this.snapshots.begin(stream);
      else for (const member of stream.members) member.tellGap(spanOf(own));
    }
  }

  endAll(): void {
    for (const entry of this.open.values()) this.end(entry);
  }

  private end({ stream, key, endDemand }: OpenStream): void {
    this.open.delete(stream);
    this.byKey.delete(key);
    this.router.remove(stream);
    if (stream.mode === 'latest') this.snapshots.end(stream);
    stream.end();
    endDemand();
  }

  private begin(key: string, wish: StreamWish): OpenStream {
    const { patterns, mode, framesPerSecond } = wish;
    this.numbers += 1;
    const stream =
      mode === 'every'
        ? new EveryStream(this.numbers, patterns, this.head, this.rounds)
        : new LatestStream(this.numbers, patterns, framesPerSecond, this.head, this.rounds);
    const entry = { stream, key, endDemand: this.demand.watchPatterns(patterns), members: 0 };
    this.byKey.set(key, entry);
    this.open.set(stream, entry);
    this.router.add(stream);
    if (stream.mode === 'latest') this.snapshots.begin(stream);
    return entry;
  }
}

function spanOf(ranges: readonly DoubtfulRange[]): LiveRange {
  return { from: Math.min(...ranges.map(({ from }) => from)), to: Math.max(...ranges.map(({ to }) => to)) };
}

function keyOf({ patterns, mode, framesPerSecond }: StreamWish): string {
  const texts = [...new Set(patterns.map(({ text }) => text))].sort();
  return JSON.stringify([mode, mode === 'latest' ? framesPerSecond : 0, texts]);
}

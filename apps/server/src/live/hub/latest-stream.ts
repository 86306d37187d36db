import type { ChannelPattern, LivePosition, Reading } from '@tachograph/contracts';
import type { KnownChannel, ReadingTaker } from './channel-router.js';
import type { Flushable, FlushRounds } from './flush-rounds.js';
import type { LiveHead } from './live-head.js';
import { inFrames, toFrame } from './reading-frames.js';
import type { ViewerOutbox } from './viewer-outbox.js';

/** Who is shown the newest values. */
export interface LatestViewer {
  readonly outbox: ViewerOutbox;
  readonly isBehind: boolean;
  /** It is not sent a frame: values with larger ids than this one are due to it once it has room. */
  fallBehind(seq: number): void;
}

/**
 * The newest value of each of some channels, at most so many frames a second; what is overtaken in between is left out.
 *
 * Hot path: `take` runs once a reading, `flush` encodes a frame once for all viewers who keep up.
 */
export class LatestStream implements ReadingTaker, Flushable {
  readonly mode = 'latest';
  readonly channels = new Set<KnownChannel>();
  readonly viewers = new Set<LatestViewer>();
  private readonly changed = new Set<KnownChannel>();
  private readonly intervalMs: number;
  private timer: NodeJS.Timeout | undefined;
  private sentAt = -Infinity;
  private sentUpTo: LivePosition;

  constructor(
    readonly number: number,
    readonly patterns: readonly ChannelPattern[],
    framesPerSecond: number,
    head: LiveHead,
    private readonly rounds: FlushRounds,
  ) {
    this.intervalMs = 1000 / framesPerSecond;
    this.sentUpTo = head.position;
  }

  take(reading: Reading, channel: KnownChannel): void {
    // One that was taken before the newest says nothing new.
    if (channel.newest === reading) this.change(channel);
  }

  /** The channel's newest value is to be sent. */
  change(channel: KnownChannel): void {
    this.changed.add(channel);
    if (this.timer !== undefined) return;
    const wait = this.sentAt + this.intervalMs - performance.now();
    if (wait <= 0) this.rounds.add(this);
    else
      this.timer = setTimeout(() => {
        this.timer = undefined;
        this.rounds.add(this);
        this.rounds.begin();
      }, wait);
  }

  flush(position: LivePosition): void {
    this.sentAt = performance.now();
    const readings = newestOf(this.changed);
    this.changed.clear();
    // What the store brought later may be older than what was sent.
    const before = readings.reduce((seq, { id }) => Math.min(seq, id - 1), this.sentUpTo.seq);
    const parts = inFrames(readings);
    for (const [index, part] of parts.entries())
      this.send(part, index === parts.length - 1 ? position : this.sentUpTo, before);
    this.sentUpTo = position;
  }

  /** Values with larger ids than this one, by their ids. */
  valuesAfter(seq: number): Reading[] {
    return newestOf(this.channels)
      .filter(({ id }) => id > seq)
      .sort((a, b) => a.id - b.id);
  }

  end(): void {
    clearTimeout(this.timer);
    this.rounds.delete(this);
  }

  private send(readings: Reading[], position: LivePosition, before: number): void {
    if (readings.length === 0) return;
    const frame = toFrame(this.number, readings, position);
    for (const viewer of this.viewers) {
      if (!viewer.isBehind && viewer.outbox.hasRoom) viewer.outbox.sendFrame(frame);
      else viewer.fallBehind(before);
    }
  }
}

function newestOf(channels: Iterable<KnownChannel>): Reading[] {
  const readings: Reading[] = [];
  for (const { newest } of channels) if (newest !== undefined) readings.push(newest);
  return readings;
}

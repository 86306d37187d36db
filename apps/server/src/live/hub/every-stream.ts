import type { ChannelPattern, LivePosition, LiveRange, Reading } from '@tachograph/contracts';
import type { KnownChannel, ReadingTaker } from './channel-router.js';
import type { Flushable, FlushRounds } from './flush-rounds.js';
import type { LiveHead } from './live-head.js';
import { inFrames, toFrame } from './reading-frames.js';
import type { ViewerOutbox } from './viewer-outbox.js';

/** Who gets the frames of a stream as they come. */
export interface CircleMember {
  readonly outbox: ViewerOutbox;
  /**
   * Its outbox is full, and it is in the circle no more.
   *
   * @param at the place up to which it was sent everything
   * @param count how many readings the stream had brought there
   */
  fallBehind(at: LivePosition, count: number): void;
  /** Tells of times at which readings may be stored that it is not sent. */
  tellGap(reload: LiveRange): void;
}

/**
 * All readings of some channels, in the order in which they were stored, for all viewers who want just these.
 *
 * Hot path: `take` runs once a reading, `flush` encodes a frame once for the whole circle and never waits for a viewer.
 */
export class EveryStream implements ReadingTaker, Flushable {
  readonly mode = 'every';
  readonly channels = new Set<KnownChannel>();
  /** All who watch it. */
  readonly members = new Set<CircleMember>();
  /** Those who are sent each frame at once; the others are catching up. */
  readonly circle = new Set<CircleMember>();
  /** Readings that the stream has brought so far. */
  count = 0;
  private pending: Reading[] = [];
  /** The place in front of what is pending. */
  private before: LivePosition;

  constructor(
    readonly number: number,
    readonly patterns: readonly ChannelPattern[],
    private readonly head: LiveHead,
    private readonly rounds: FlushRounds,
  ) {
    this.before = head.position;
  }

  take(reading: Reading): void {
    this.count += 1;
    if (this.pending.push(reading) > 1) return;
    this.before = { epoch: this.head.epoch, seq: reading.id - 1, time: this.head.timeBefore };
    this.rounds.add(this);
  }

  flush(position: LivePosition): void {
    const readings = this.pending;
    if (readings.length === 0) return;
    this.pending = [];
    let at = this.before;
    let count = this.count - readings.length;
    for (const part of inFrames(readings)) {
      const last = part.at(-1)?.id ?? at.seq;
      const end = last === readings.at(-1)?.id ? position : { ...at, seq: last };
      this.send(part, { from: at, to: end, count });
      at = end;
      count += part.length;
    }
  }

  end(): void {
    this.rounds.delete(this);
  }

  private send(
    readings: Reading[],
    { from, to, count }: { from: LivePosition; to: LivePosition; count: number },
  ): void {
    if (this.circle.size === 0) return;
    const frame = toFrame(this.number, readings, to);
    for (const member of this.circle) {
      if (member.outbox.hasRoom) member.outbox.sendFrame(frame);
      else {
        this.circle.delete(member);
        member.fallBehind(from, count);
      }
    }
  }
}

import type { LivePosition, Reading } from '@tachograph/contracts';
import type { ChannelRouter } from './channel-router.js';
import type { EveryStream } from './every-stream.js';
import type { LiveHead } from './live-head.js';
import { type Frame, FRAME_READINGS, toFrame } from './reading-frames.js';
import type { ReadingRing } from './reading-ring.js';

/** Readings that are looked at for one chunk, most of which may be of other channels. */
const CHUNK_MAX = 10_000;

/** Chunks that are kept encoded. */
const KEPT_CHUNKS = 64;

/** What follows a place in a stream: as much as is sent at once. */
export interface Chunk {
  /** None where nothing of the stream is in it. */
  readonly frame: Frame | undefined;
  readonly end: LivePosition;
}

/**
 * What viewers who are behind are sent from memory, chunk by chunk. Those who come back from the same place get the same
 * chunks, which are encoded once.
 */
export class RecentReadings {
  private readonly kept = new Map<string, Chunk>();

  constructor(
    private readonly ring: ReadingRing,
    private readonly router: ChannelRouter,
    private readonly head: LiveHead,
  ) {}

  /** Whether every reading after this id is in memory. */
  covers(seq: number): boolean {
    return this.ring.covers(seq);
  }

  /** The next readings of a stream after a place, which is covered; they end at the head, or at so many. */
  chunk(stream: EveryStream, after: LivePosition): Chunk {
    const key = `${stream.number} ${after.seq} ${after.time}`;
    const kept = this.kept.get(key);
    if (kept !== undefined) return kept;
    const chunk = this.make(stream, after);
    // At the head, more may follow.
    if (chunk.end.seq < this.head.seq) this.keep(key, chunk);
    return chunk;
  }

  /** Lets go of what was encoded: whoever comes back next was most likely elsewhere. */
  forget(): void {
    this.kept.clear();
  }

  private make(stream: EveryStream, after: LivePosition): Chunk {
    const readings: Reading[] = [];
    let { seq, time } = after;
    let seen = 0;
    for (const reading of this.ring.after(seq)) {
      seq = reading.id;
      time = Math.max(time, reading.receivedAt);
      if (this.router.channelOf(reading).takers.has(stream)) readings.push(reading);
      seen += 1;
      if (readings.length === FRAME_READINGS || seen === CHUNK_MAX) break;
    }
    const end = { epoch: this.head.epoch, seq, time };
    return { end, frame: readings.length > 0 ? toFrame(stream.number, readings, end) : undefined };
  }

  private keep(key: string, chunk: Chunk): void {
    this.kept.set(key, chunk);
    if (this.kept.size <= KEPT_CHUNKS) return;
    for (const oldest of this.kept.keys()) {
      this.kept.delete(oldest);
      return;
    }
  }
}

import type { LivePosition, Reading } from '@tachograph/contracts';
import type { ChannelRouter } from './channel-router.js';
import type { EveryStream } from './every-stream.js';
import type { Chunk, KeptChunks } from './kept-chunks.js';
import type { LiveHead } from './live-head.js';
import { FRAME_READINGS, toFrame } from './reading-frames.js';
import type { ReadingRing } from './reading-ring.js';

/** Readings that are looked at for one chunk, most of which may be of other channels. */
const CHUNK_MAX = 10_000;

/** What viewers who are behind are sent from memory, chunk by chunk. */
export class RecentReadings {
  constructor(
    private readonly ring: ReadingRing,
    private readonly router: ChannelRouter,
    private readonly head: LiveHead,
    private readonly kept: KeptChunks,
  ) {}

  /** Whether every reading after this id is in memory. */
  covers(seq: number): boolean {
    return this.ring.covers(seq);
  }

  /** The next readings of a stream after a place, which is covered; they end at the head, or at so many. */
  chunk(stream: EveryStream, after: LivePosition): Chunk {
    const key = `${stream.number} ${after.seq} ${after.time}`;
    const kept = this.kept.find(key);
    if (kept !== undefined) return kept;
    const chunk = this.make(stream, after);
    // At the head, more may follow.
    if (chunk.end.seq < this.head.seq) this.kept.keep(key, chunk);
    return chunk;
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
}

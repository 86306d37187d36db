import { setTimeout as after } from 'node:timers/promises';

/** Items of one chunk, least and most. */
const CHUNK = { min: 20, first: 200, max: 10_000 };

/** For each millisecond of work so many of rest: those who bring readings in go first. */
const REST = 4;

/** Milliseconds of rest at least. */
const REST_MIN_MS = 2;

/** Work in chunks that take about as long as wished, with rests between. */
export class ChunkPace {
  private size = CHUNK.first;

  /** @param chunkMs milliseconds that a chunk should take at most */
  constructor(private readonly chunkMs: number) {}

  /**
   * Repeats a chunk of work until it says that nothing is left, or it is stopped.
   *
   * @param chunk does so many items and answers how many it did, and how long that took
   * @returns how many items were done
   */
  async run(chunk: (size: number) => Promise<{ done: number; ms: number }>, stop: AbortSignal): Promise<number> {
    let total = 0;
    while (!stop.aborted) {
      const asked = this.size;
      const { done, ms } = await chunk(asked);
      total += done;
      if (done < asked) break;
      this.size = Math.min(CHUNK.max, Math.max(CHUNK.min, Math.round(asked * Math.min(2, this.chunkMs / ms))));
      await after(Math.max(REST_MIN_MS, REST * ms), undefined, { signal: stop }).catch(() => undefined);
    }
    return total;
  }
}

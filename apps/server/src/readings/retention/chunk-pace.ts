import { setTimeout as after } from 'node:timers/promises';

/** Items of one chunk at most. */
const CHUNK_MAX = 10_000;

/** For each millisecond of work so many of rest: those who bring readings in go first. */
const REST = 4;

/** Milliseconds of rest, least and most. */
const REST_MS = { min: 2, max: 20 };

/** Work in chunks that take about as long as wished, with rests between. */
export class ChunkPace {
  private size: number;

  /** @param chunk milliseconds that one should take at most, and items that one has at least, however slow the machine is */
  constructor(private readonly chunk: { readonly ms: number; readonly min: number }) {
    this.size = chunk.min;
  }

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
      const wished = Math.round(asked * Math.min(2, this.chunk.ms / ms));
      this.size = Math.min(CHUNK_MAX, Math.max(this.chunk.min, wished));
      await after(Math.min(REST_MS.max, Math.max(REST_MS.min, REST * ms)), undefined, { signal: stop }).catch(
        () => undefined,
      );
    }
    return total;
  }
}

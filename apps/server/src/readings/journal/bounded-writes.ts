import { setTimeout as after } from 'node:timers/promises';
import type { Reading } from '@tachograph/contracts';
import type { WriteTurns } from '../../platform/database/index.js';
import { withinDeadline } from '../../platform/deadline.js';
import type { ReadingStore } from '../write/reading-store.js';

/** Milliseconds after which a write that was given up is no longer waited for: its connection may be dead for good. */
const HUNG_MS = 30_000;

/** Writes that were given up and hang; with so many, another one would only hang as well. */
const HUNG_MAX = 3;

/** Writes to the database that may take so long and no longer, and those of them that may still take place. */
export class BoundedWrites {
  private unsettled = 0;
  private allSettled = Promise.withResolvers<undefined>();

  constructor(
    private readonly store: ReadingStore,
    private readonly turns: WriteTurns,
  ) {}

  /**
   * As {@link ReadingStore.write}; what is given up after the deadline may still take place.
   *
   * @param before is done first, in the same turn (`WriteTurns`) and under the same deadline
   */
  write(
    group: readonly Reading[],
    { again = false, deadlineMs, before, stop }: BoundedWriteOptions,
  ): Promise<readonly Reading[]> {
    const write = this.turns.take(() => before().then(() => this.store.write(group, { again })));
    this.unsettled += 1;
    const settle = () => {
      this.unsettled -= 1;
      if (this.unsettled > 0) return;
      this.allSettled.resolve(undefined);
      this.allSettled = Promise.withResolvers();
    };
    write.then(settle, settle);
    return withinDeadline(write, deadlineMs, stop);
  }

  /** Resolves when no write is under way, given up or not. */
  async settled(): Promise<void> {
    if (this.unsettled > 0) await this.allSettled.promise;
  }

  /**
   * Waits `ms` milliseconds before the next attempt; while an earlier one hangs, until it ends, or is given up for dead.
   *
   * @throws AbortError when it is stopped
   */
  async pause(ms: number, stop: AbortSignal): Promise<void> {
    if (this.unsettled === 0) {
      await after(ms, undefined, { signal: stop });
      return;
    }
    do {
      const waiting = new AbortController();
      const signal = AbortSignal.any([waiting.signal, stop]);
      try {
        await Promise.race([this.allSettled.promise, after(HUNG_MS, undefined, { signal })]);
      } finally {
        waiting.abort();
      }
    } while (this.unsettled >= HUNG_MAX);
  }
}

export interface BoundedWriteOptions {
  readonly again?: boolean;
  readonly deadlineMs: number;
  readonly before: () => Promise<void>;
  /** Ends the waiting. */
  readonly stop?: AbortSignal;
}

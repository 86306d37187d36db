import { setTimeout as after } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { TimeSpan } from '@tachograph/contracts';
import type { Remote } from 'comlink';
import type { HistoryEngine } from '../history/history-engine.js';
import { HistoryThreads } from '../history/history-threads.js';
import { LATE_MS, LateRanges } from '../store/late-ranges.js';
import { ExpiredReadings } from './expired-readings.js';
import { ceilTo, floorTo } from './ladder.js';
import { cutAt, spansTogether } from './spans.js';
import { EARLIEST, type RolledUp, RollupStore } from './store/rollup-store.js';
import type { LateRange } from './unrolled-readings.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** What `rolledTo` is a multiple of, milliseconds. */
const STRETCH = 10 * MINUTE;

/** Time taken that is rolled up before it is noted how far, milliseconds, and how long that may take: what a killed server does again. */
const SLICE = { first: DAY, min: HOUR, max: 32 * DAY, shortMs: 1_000, longMs: 5_000 };

/** Time taken that is computed at once. */
const PIECE = 8 * DAY;

/** Rest after work, as a share of the time that it took, and milliseconds at most. */
const REST = { share: 0.5, maxMs: 200 };

/**
 * Brings rollups up to date: time that has passed, and stretches to which readings came late. Rollups are written first, and how
 * far they go afterwards: whatever is interrupted is done again, to the same effect. What is read is read after `settled` was asked,
 * so it holds everything that rollups will be believed to hold.
 */
@Injectable()
export class Rolling {
  private readonly stopped = new AbortController();
  private slice = SLICE.first;

  constructor(
    private readonly threads: HistoryThreads,
    private readonly store: RollupStore,
    private readonly lateRanges: LateRanges,
    private readonly expired: ExpiredReadings,
  ) {}

  /** Before anything is written in this run: where the clock was set back, new readings may be older than what was rolled up. */
  async prepare(): Promise<void> {
    const state = await this.store.state();
    const most = rollableTo(this.lateRanges.clock);
    if (state !== undefined && state.rolledTo > most) await this.store.move(state, { ...state, rolledTo: most });
  }

  /**
   * Does a part of the work.
   *
   * @returns whether there is more to do
   * @throws whatever the database throws, or an AbortError when it is stopped
   */
  async step(): Promise<boolean> {
    const { settled } = this.lateRanges;
    const state = await this.store.state();
    const rolledId = state?.rolledId ?? settled.lastId;
    const late = await this.ask((engine) => engine.lateRanges(rolledId, settled.lastId));
    if (state === undefined) {
      // The readings of late ranges up to now are among those of which the first rollups are made.
      await this.store.begin({ rolledTo: EARLIEST, rolledId });
      return true;
    }
    // Both in turn: a load of old readings must not keep new ones waiting, nor the other way round.
    const next = await this.rollLate(state, late);
    const isMore = await this.rollOn(next, rollableTo(settled.clock));
    return isMore || late.length > 0;
  }

  /** Ends what is under way, between two transactions. */
  stop(): void {
    this.stopped.abort();
  }

  private async rollLate(state: RolledUp, late: readonly LateRange[]): Promise<RolledUp> {
    const last = late.at(-1);
    if (last === undefined) return state;
    // Of channel 0: nobody knows any more which stretches lack readings.
    const isLost = late.some(([channelId]) => channelId === 0);
    const next = { rolledTo: isLost ? EARLIEST : state.rolledTo, rolledId: last[3] };
    for (const [channelId, ranges] of isLost ? [] : Map.groupBy(late, ([id]) => id)) {
      for (const span of hoursOf(ranges, state.rolledTo)) await this.roll(channelId, span);
    }
    return (await this.store.move(state, next)) ? next : state;
  }

  /** Rolls up the next slice of time, from the first reading on that there is. */
  private async rollOn(state: RolledUp, target: number): Promise<boolean> {
    if (state.rolledTo >= target) return false;
    const since = performance.now();
    const first = await this.ask((engine) => engine.firstReadings(state.rolledTo, target));
    const start = first.reduce((least, [, takenAt]) => Math.min(least, floorTo(takenAt, STRETCH)), target);
    const end = Math.min(target, start + this.slice);
    for (const [channelId, takenAt] of first) {
      if (takenAt < end) await this.roll(channelId, { from: floorTo(takenAt, HOUR), to: end });
    }
    await this.store.move(state, { ...state, rolledTo: end });
    this.adapt(performance.now() - since, end < target);
    return end < target;
  }

  private adapt(tookMs: number, isWhole: boolean): void {
    if (tookMs > SLICE.longMs) this.slice = Math.max(SLICE.min, floorTo(this.slice / 2, HOUR));
    else if (isWhole && tookMs < SLICE.shortMs) this.slice = Math.min(SLICE.max, this.slice * 2);
  }

  private roll(channelId: number, span: TimeSpan): Promise<void> {
    return this.expired.rolling(channelId, this.stopped.signal, (before) => this.rollKept(channelId, span, before));
  }

  private async rollKept(channelId: number, span: TimeSpan, expiredBefore: number): Promise<void> {
    const whole = { from: floorTo(span.from, HOUR), to: ceilTo(span.to, HOUR) };
    for (const day of cutAt({ ...whole, to: Math.min(whole.to, expiredBefore) }, DAY)) {
      while (!(await this.fold(channelId, day, expiredBefore)));
    }
    for (const piece of cutAt({ ...whole, from: Math.max(whole.from, expiredBefore) }, PIECE)) {
      const rows = await this.compute(channelId, piece, expiredBefore);
      await this.store.save(channelId, rows, (ms) => this.rest(ms));
    }
  }

  /** Adds late readings to rollups whose other readings are gone. Once only, so they go as well. */
  private async fold(channelId: number, span: TimeSpan, expiredBefore: number): Promise<boolean> {
    const count = await this.ask((engine) => engine.count(channelId, span));
    if (count === 0) return true;
    const rows = await this.compute(channelId, span, expiredBefore);
    return this.store.fold(channelId, { rows, span, count });
  }

  private async compute(channelId: number, span: TimeSpan, expiredBefore: number) {
    const since = performance.now();
    const rows = await this.ask((engine) => engine.computeRollups(channelId, span, expiredBefore));
    await this.rest(performance.now() - since);
    return rows;
  }

  /** Leaves the processor and the disk to others for a share of the time. */
  private async rest(tookMs: number): Promise<void> {
    await after(Math.min(tookMs * REST.share, REST.maxMs), undefined, { signal: this.stopped.signal });
  }

  private async ask<T>(question: (engine: Remote<HistoryEngine>) => Promise<T>): Promise<T> {
    const { signal } = this.stopped;
    signal.throwIfAborted();
    const end = Promise.withResolvers<never>();
    const giveUp = () => {
      end.reject(signal.reason as Error);
    };
    signal.addEventListener('abort', giveUp, { once: true });
    const answer = this.threads.bulk.ask(question);
    answer.catch(() => undefined);
    try {
      return await Promise.race([answer, end.promise]);
    } finally {
      signal.removeEventListener('abort', giveUp);
    }
  }
}

/** How far rollups can go, by the time taken: what is near the clock of storing is still coming. Milliseconds since 1970, UTC. */
export function rollableTo(clock: number): number {
  return floorTo(clock - LATE_MS, STRETCH);
}

/** The hours of late ranges before an instant, neighbours together. */
function hoursOf(ranges: readonly LateRange[], before: number): TimeSpan[] {
  return spansTogether(
    ranges
      .filter(([, first]) => first < before)
      .map(([, first, last]) => ({ from: floorTo(first, HOUR), to: ceilTo(Math.min(last + 1, before), HOUR) })),
  );
}

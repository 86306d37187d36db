import { Injectable } from '@nestjs/common';
import { HistoryThreads } from '../history/history-threads.js';
import { floorTo } from '../rollups/ladder.js';
import { ExpiryPlan } from './expiry-plan.js';
import { Removal } from './removal.js';
import { DAY_MS } from './rule-book.js';
import type { Line } from './stored-amounts.js';
import { type Expired, ExpiredStretches } from './store/expired-stretches.js';
import { RollupProgress } from './store/rollup-progress.js';
import { RetentionStore } from './store/retention-store.js';

/** Message ids that are looked at, and removed, at once. */
const MESSAGES_AT_ONCE = 500;

/**
 * One run of expiry, that may be broken off anywhere: what has expired is first written down, and then removed by this run or, if need be, by the next.
 * Readings go only where they are in the rollups; a stretch to which late ones came goes when these are rolled up too.
 */
@Injectable()
export class ExpiryRun {
  constructor(
    private readonly store: RetentionStore,
    private readonly plan: ExpiryPlan,
    private readonly expired: ExpiredStretches,
    private readonly progress: RollupProgress,
    private readonly removal: Removal,
    private readonly threads: HistoryThreads,
  ) {}

  /** @returns how many readings were removed, on MySQL about */
  async once(now: number, stop: AbortSignal): Promise<number> {
    await this.removal.prepare(now);
    await this.draw(await this.plan.lines(await this.store.rules(), now));
    const lines = [...this.expired.all()].map(lineOf);
    const crossed = await this.threads.bulk.ask((engine) => engine.crossed(lines));
    let removed = await this.dropMonths(crossed);
    for (const { channelId, level } of crossed) {
      const expired = this.expired.of(channelId, level);
      if (expired === undefined || stop.aborted) continue;
      if (level === 0) await this.forgetMessages(expired, stop);
      const rows = await this.removal.remove(expired, stop);
      if (level === 0) removed += rows;
    }
    if (!stop.aborted) await this.removal.giveBack(stop);
    return removed;
  }

  /** Writes down what has expired, where there is anything, and nobody rolls up meanwhile. */
  private async draw(lines: readonly Line[]): Promise<void> {
    const crossed = await this.threads.bulk.ask((engine) => engine.crossed(lines));
    await this.expired.exclusively(async () => {
      const rolled = await this.progress.look();
      const rows = crossed.map(({ channelId, level, before }) => ({
        channelId,
        level,
        expiredBefore: level === 0 ? floorTo(Math.min(before, rolled.upTo(channelId)), DAY_MS) : before,
        lastId: rolled.lastId,
      }));
      // A line that can't be drawn as far as the last time would let go what came since and is not rolled up.
      await this.expired.raise(rows.filter((row) => row.expiredBefore > 0 && !this.isBehind(row)));
    });
  }

  private isBehind({ channelId, level, expiredBefore }: Expired): boolean {
    return expiredBefore < this.expired.expiredBefore(channelId, level);
  }

  /** Months that nobody keeps go as a whole: the first instant that somebody keeps tells which. */
  private async dropMonths(crossed: readonly Line[]): Promise<number> {
    const readings = crossed.filter(({ level }) => level === 0);
    if (readings.length === 0) return 0;
    const limits = [...new Set(readings.map(({ before }) => before))].sort((a, b) => b - a);
    const channels = await this.plan.channels();
    for (const limit of limits) {
      const keeping = channels.map(({ id }) => id).filter((id) => this.expired.expiredBefore(id) < limit);
      const kept = await this.threads.bulk.ask((engine) => engine.anyWithin(keeping, { from: 0, to: limit }));
      if (!kept) return this.removal.dropBefore(limit);
    }
    return 0;
  }

  private async forgetMessages({ channelId, expiredBefore }: Expired, stop: AbortSignal): Promise<void> {
    let after: string | undefined = '';
    while (after !== undefined && !stop.aborted) {
      const from: string = after;
      const { ids, next } = await this.threads.bulk.ask((engine) =>
        engine.messagesBefore(channelId, expiredBefore, from, MESSAGES_AT_ONCE),
      );
      if (ids.length > 0) await this.removal.forget(channelId, ids, expiredBefore);
      after = next;
    }
  }
}

function lineOf({ channelId, level, expiredBefore }: Expired): Line {
  return { channelId, level, before: expiredBefore };
}

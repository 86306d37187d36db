import { Injectable } from '@nestjs/common';
import type { RetentionRules } from '@tachograph/contracts';
import { HistoryThreads } from '../history/history-threads.js';
import { floorTo } from '../rollups/ladder.js';
import { ExpiryPlan } from './expiry-plan.js';
import { Removal } from './removal.js';
import { DAY_MS } from './rule-book.js';
import type { Line } from './stored-amounts.js';
import { type Expired, ExpiredStretches } from './store/expired-stretches.js';
import { RetentionStore } from './store/retention-store.js';
import { RollupProgress } from './store/rollup-progress.js';

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
    const rules = await this.store.rules();
    await this.draw(await this.plan.lines(rules, now), rules);
    const crossed = await this.crossed(this.expired.all().map(lineOf));
    const isLeft = new Set(crossed.flatMap(({ channelId, level }) => (level === 0 ? [channelId] : [])));
    this.expired.removed(this.expired.all().flatMap(({ channelId }) => (isLeft.has(channelId) ? [] : [channelId])));
    let removed = await this.dropMonths(crossed);
    for (const { channelId, level } of crossed) {
      const expired = this.expired.of(channelId, level);
      if (expired !== undefined && !stop.aborted) removed += await this.remove(expired, stop);
    }
    if (!stop.aborted) await this.removal.giveBack(stop);
    return removed;
  }

  /** Writes down what has expired by rules, where there is anything, and nobody rolls up meanwhile. */
  private async draw(lines: readonly Line[], { version }: RetentionRules): Promise<void> {
    const crossed = await this.crossed(lines);
    if (crossed.length === 0) return;
    await this.expired.drawing(async () => {
      // It may have taken a while: other rules keep other things, and whoever set them has another run begin.
      if ((await this.store.rules()).version !== version) return;
      const rolled = await this.progress.look();
      const rows = crossed.map(({ channelId, level, before }) => ({
        channelId,
        level,
        expiredBefore: level === 0 ? floorTo(Math.min(before, rolled.upTo(channelId)), DAY_MS) : before,
        lastId: rolled.lastId,
      }));
      // A line that can't be drawn as far as the last time would let go what came since and is not rolled up.
      const isBehind = (row: Expired) => row.expiredBefore < this.expired.before(row.channelId, row.level);
      await this.expired.raise(rows.filter((row) => row.expiredBefore > 0 && !isBehind(row)));
    });
  }

  /** Months that nobody keeps go as a whole: the latest line before which no channel has anything that is kept. */
  private async dropMonths(crossed: readonly Line[]): Promise<number> {
    const limits = [...new Set(crossed.filter(({ level }) => level === 0).map(({ before }) => before))];
    if (limits.length === 0) return 0;
    const rolledId = await this.progress.rolledId();
    const channels = await this.plan.channels();
    for (const limit of limits.sort((a, b) => b - a)) {
      const keeping = channels.map(({ id }) => id).filter((id) => this.expired.before(id) < limit);
      const spans = keeping.map((id) => ({ channelId: id, from: Math.max(0, this.expired.before(id)), to: limit }));
      const isKept = await this.threads.bulk.ask((engine) => engine.anyWithin(spans));
      if (!isKept) return this.removal.dropBefore(limit, rolledId);
    }
    return 0;
  }

  /** @returns how many readings it removed */
  private async remove(expired: Expired, stop: AbortSignal): Promise<number> {
    if (expired.level > 0) {
      await this.removal.remove(expired, stop);
      return 0;
    }
    await this.forgetMessages(expired, stop);
    const rows = await this.removal.remove(expired, stop);
    if (!stop.aborted) this.expired.removed([expired.channelId]);
    return rows;
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

  private crossed(lines: readonly Line[]): Promise<Line[]> {
    return this.threads.bulk.ask((engine) => engine.crossed(lines));
  }
}

function lineOf({ channelId, level, expiredBefore }: Expired): Line {
  return { channelId, level, before: expiredBefore };
}

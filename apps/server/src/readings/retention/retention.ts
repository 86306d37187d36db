import { Injectable } from '@nestjs/common';
import type { DiskBudget, RetentionPreview, RetentionRules } from '@tachograph/contracts';
import { Clock } from '../../platform/clock.js';
import { HistoryThreads } from '../history/history-threads.js';
import { Expiry } from './expiry.js';
import { ExpiryPlan } from './expiry-plan.js';
import { StorageFigures } from './storage-figures.js';
import { RetentionStore } from './store/retention-store.js';

/** The rules of retention, for those who look at them and change them. */
@Injectable()
export class Retention {
  constructor(
    private readonly store: RetentionStore,
    private readonly plan: ExpiryPlan,
    private readonly expiry: Expiry,
    private readonly figures: StorageFigures,
    private readonly threads: HistoryThreads,
    private readonly clock: Clock,
  ) {}

  rules(): Promise<RetentionRules> {
    return this.store.rules();
  }

  /** @throws VersionConflictError where the rules have been changed since */
  async change(rules: RetentionRules): Promise<RetentionRules> {
    const changed = await this.store.replace(rules);
    this.expiry.start();
    return changed;
  }

  setBudget(budget: DiskBudget): Promise<void> {
    return this.store.setBudget(budget);
  }

  /** What the rules would remove now, counted. */
  async preview(rules: Pick<RetentionRules, 'rules'>): Promise<RetentionPreview> {
    const lines = await this.plan.lines(rules, this.clock.now());
    const [readings, rollups] = [lines.filter(({ level }) => level === 0), lines.filter(({ level }) => level > 0)];
    const counts = await this.threads.bulk.ask((engine) => engine.readingsBefore(readings));
    const rollupBytes = await this.threads.bulk.ask((engine) => engine.rollupBytesBefore(rollups));
    const { bytesPerReading } = await this.figures.amounts();
    const total = (amounts: readonly number[]) => amounts.reduce((sum, amount) => sum + amount, 0);
    const losing = [
      ...readings.filter((_, index) => (counts[index] ?? 0) > 0),
      ...rollups.filter((_, index) => (rollupBytes[index] ?? 0) > 0),
    ];
    return {
      readings: total(counts),
      bytes: Math.round(total(counts) * bytesPerReading.raw + total(rollupBytes)),
      channels: new Set(losing.map(({ channelId }) => channelId)).size,
    };
  }
}

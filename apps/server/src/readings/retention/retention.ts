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
    const amounts = await this.threads.bulk.ask((engine) => engine.amountsBefore(lines));
    const { bytesPerReading } = await this.figures.amounts();
    const preview = { readings: 0, bytes: 0, channels: new Set<number>() };
    for (const [index, { channelId, level }] of lines.entries()) {
      const amount = amounts[index] ?? 0;
      if (amount > 0) preview.channels.add(channelId);
      if (level === 0) preview.readings += amount;
      preview.bytes += level === 0 ? amount * bytesPerReading.raw : amount;
    }
    return { readings: preview.readings, bytes: Math.round(preview.bytes), channels: preview.channels.size };
  }
}

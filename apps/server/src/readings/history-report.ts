import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { HistoryHealth } from '@tachograph/contracts';
import { HistoryState } from '../platform/observability/index.js';
import { HistoryThreads } from './history/history-threads.js';
import { Expiry } from './retention/expiry.js';
import { RollupBacklog } from './rollups/store/rollup-backlog.js';

/** How what is made of readings fares, in figures. */
@Injectable()
export class HistoryReport implements OnModuleInit {
  constructor(
    private readonly backlog: RollupBacklog,
    private readonly threads: HistoryThreads,
    private readonly expiry: Expiry,
    private readonly state: HistoryState,
  ) {}

  onModuleInit(): void {
    this.state.tellBy(() => this.health());
  }

  private async health(): Promise<HistoryHealth> {
    const [rollups, answers, bulk] = await Promise.all([
      this.backlog.look(),
      this.threads.answers.state(),
      this.threads.bulk.state(),
    ]);
    const { running, lastRun, lastRemoved, lastError } = this.expiry.figures;
    const isoRun = lastRun === null ? null : new Date(lastRun).toISOString();
    return { rollups, threads: { answers, bulk }, expiry: { running, lastRun: isoRun, lastRemoved, lastError } };
  }
}

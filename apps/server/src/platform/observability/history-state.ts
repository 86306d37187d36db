import { Injectable } from '@nestjs/common';
import type { HistoryHealth } from '@tachograph/contracts';

/** Where whoever reads the history tells how it fares, and whoever reports on the server reads it: neither knows the other. */
@Injectable()
export class HistoryState {
  private report: (() => Promise<HistoryHealth>) | undefined;

  /** @param report asked each time somebody wants to know; it never throws, and answers within a few seconds */
  tellBy(report: () => Promise<HistoryHealth>): void {
    this.report = report;
  }

  /** @throws Error before anybody tells */
  now(): Promise<HistoryHealth> {
    if (this.report === undefined) throw new Error('nobody tells how the history fares');
    return this.report();
  }
}

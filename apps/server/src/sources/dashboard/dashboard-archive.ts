import { Injectable } from '@nestjs/common';
import { type DashboardHistory, DEMO_DEVICE, DEMO_LABELS, type Reading } from '@tachograph/contracts';
import { ReadingHistory } from '../../readings/index.js';
import { toDashboardData } from './dashboard-data.js';

/** Answers which data points were stored. */
@Injectable()
export class DashboardArchive {
  constructor(private readonly readings: ReadingHistory) {}

  /**
   * The last data points of all labels together, oldest first.
   *
   * @param limit how many at most
   * @throws HistoryUnavailableError if the database does not answer
   */
  async last(limit: number): Promise<DashboardHistory> {
    const ofLabels = await Promise.all(
      DEMO_LABELS.map((channel) => this.readings.last({ channel, device: DEMO_DEVICE, limit })),
    );
    const readings = ofLabels.flat().sort(oldestFirst).slice(-limit);
    const data = readings.map(toDashboardData).filter((point) => point !== undefined);
    return { type: 'history', count: data.length, data };
  }
}

/** In the order of time; at the same instant in the order of commit. */
function oldestFirst(a: Reading, b: Reading): number {
  return a.takenAt - b.takenAt || a.id - b.id;
}

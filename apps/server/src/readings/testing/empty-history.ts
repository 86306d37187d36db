import type { Reading } from '@tachograph/contracts';
import { type HistoryRange, type Missed, ReadingHistory } from '../read/reading-history.js';

/** A history of nothing, for tests that need a part of it. */
export class EmptyHistory extends ReadingHistory {
  override last(_range: HistoryRange): Promise<Reading[]> {
    return Promise.resolve([]);
  }

  override missed(): Promise<Missed> {
    return Promise.resolve({ recovered: true, readings: [] });
  }

  override newestOfEach(): Promise<Reading[]> {
    return Promise.resolve([]);
  }
}

/** A history that answers what was last stored in the given way. */
export function historyOf(last: (range: HistoryRange) => Promise<Reading[]>): ReadingHistory {
  return Object.assign(new EmptyHistory(), { last });
}

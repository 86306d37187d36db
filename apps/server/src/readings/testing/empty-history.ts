import type { ChannelPattern, Reading } from '@tachograph/contracts';
import {
  type HistoryRange,
  type Missed,
  type MissedQuestion,
  type PageQuestion,
  ReadingHistory,
} from '../read/reading-history.js';

/** A history of nothing, for tests that need a part of it. */
export class EmptyHistory extends ReadingHistory {
  override last(_range: HistoryRange): Promise<Reading[]> {
    return Promise.resolve([]);
  }

  override page(_question: PageQuestion): Promise<Reading[]> {
    return Promise.resolve([]);
  }

  override missed(_question: MissedQuestion): Promise<Missed> {
    return Promise.resolve({ recovered: true, readings: [] });
  }

  override newestOfEach(_channels: readonly ChannelPattern[]): Promise<Reading[]> {
    return Promise.resolve([]);
  }
}

/** A history that answers what was last stored in the given way. */
export function historyOf(last: (range: HistoryRange) => Promise<Reading[]>): ReadingHistory {
  return Object.assign(new EmptyHistory(), { last });
}

import type { Reading } from '@tachograph/contracts';

/** Which readings are asked for. Times are milliseconds since 1970, UTC, inclusive, by the time taken. */
export interface HistoryRange {
  readonly channel: string;
  /** Of this device alone. */
  readonly device?: string;
  readonly from?: number;
  readonly to?: number;
  /** How many at most: the last ones of the range. */
  readonly limit: number;
}

/** THE READ PORT: what is stored, as others may ask for it. */
export abstract class ReadingHistory {
  /**
   * The last `limit` readings of a range over all devices, oldest first; at the same instant in the order of commit.
   *
   * @throws HistoryUnavailableError if the database does not answer
   */
  abstract last(range: HistoryRange): Promise<Reading[]>;
}

import type { Reading } from '../readings/reading.js';

/** Channels that one answer of `GET /api/latest` holds at most. */
export const LATEST_MAX = 100_000;

/** Answer of `GET /api/latest`: the newest reading of each channel by the time taken, however late older ones came. */
export interface LatestReadings {
  count: number;
  /** By device and channel. */
  data: Reading[];
}

import type { MissingSpan, TimeSpan } from './series.js';

/** What statistics may be split by, in the time zone asked for. */
export const STATISTICS_GROUPS = ['hour-of-day', 'day-of-week'] as const;
export type StatisticsGroup = (typeof STATISTICS_GROUPS)[number];

/** Bins that a histogram may have. */
export const HISTOGRAM_BINS = { min: 1, max: 200 } as const;

/** How readings are spread over their values: `counts[i]` of them lie in `[from + i × width, from + (i + 1) × width)`, the last bin with its end. */
export interface Histogram {
  from: number;
  width: number;
  counts: number[];
}

/** For how long a channel was above a threshold. A reading stands until the next one, at most for five times the usual distance of readings. */
export interface TimeAbove {
  threshold: number;
  /** Milliseconds. */
  above: number;
  /** Milliseconds of the range for which there is a value at all. */
  observed: number;
}

/** Figures of a number of readings. Those that no reading has are null. */
export interface Statistics {
  count: number;
  min: number | null;
  max: number | null;
  mean: number | null;
  /** Of the readings themselves (divided by their number). */
  standardDeviation: number | null;
  p50: number | null;
  p95: number | null;
  p99: number | null;
  above?: TimeAbove;
  histogram?: Histogram;
}

/** Statistics of one hour of the day or one day of the week. */
export interface GroupStatistics extends Statistics {
  /** Hour 0 to 23, or day 1 (Monday) to 7. */
  key: number;
}

/** Statistics of one channel within a range of time. */
export interface ChannelStatistics extends Statistics {
  device: string;
  channel: string;
  unit: string;
  /** How far a percentile, the edge of a bin or a threshold may be off, relative to the value; 0 where all readings were read. */
  relativeError: number;
  complete: boolean;
  missing: MissingSpan[];
  /** In the order of keys; those without a reading are left out. Only where it was asked for. */
  groups?: GroupStatistics[];
}

/** Answer of `GET /api/statistics`. */
export interface StatisticsAnswer extends TimeSpan {
  /** IANA name of the zone that groups go by. */
  timeZone: string;
  /** By device and channel. */
  channels: ChannelStatistics[];
}

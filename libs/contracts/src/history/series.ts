/** A stretch of time by the time taken, milliseconds since 1970, UTC: from `from` on, up to but not including `to`. */
export interface TimeSpan {
  from: number;
  to: number;
}

/** How many points of each channel one question for series may ask for. */
export const SERIES_POINTS = { default: 1200, min: 1, max: 5000 } as const;

/** Which percentile of each bucket may be asked for. */
export const SERIES_PERCENTILE = { min: 1, max: 99 } as const;

/** Channels that one question for series or statistics may mean. */
export const SERIES_CHANNELS_MAX = 100;

/** Readings themselves, by column, in the order of time. */
export interface RawPoints {
  kind: 'raw';
  /** Milliseconds since 1970, UTC. */
  time: number[];
  value: number[];
}

/** Readings summed up in buckets of one width, by column, in the order of time. Empty buckets are left out. */
export interface BucketPoints {
  kind: 'buckets';
  /** Width of a bucket, milliseconds. */
  resolution: number;
  /** Where each bucket begins: a multiple of the width since 1970, UTC; also of the first, of which only a part may lie in the range. */
  time: number[];
  count: number[];
  min: number[];
  max: number[];
  mean: number[];
  first: number[];
  last: number[];
  /** The percentile that was asked for, of each bucket: within 1 % where buckets are an hour wide or wider, else exact. null where it isn't known. */
  percentile?: (number | null)[];
}

/** Why readings that were taken may not be in an answer. */
export const MISSING_REASONS = ['expired', 'journal', 'building'] as const;
/**
 * `expired`: retention has removed them. `journal`: they wait for the database to take them. `building`: rollups of this
 * stretch are being made, and it is too long to be read from the readings.
 */
export type MissingReason = (typeof MISSING_REASONS)[number];

/** A stretch of which an answer may know nothing, or less than was asked for. */
export interface MissingSpan extends TimeSpan {
  reason: MissingReason;
}

/** One channel within a range of time. */
export interface Series {
  device: string;
  channel: string;
  /** Empty for a number without one. */
  unit: string;
  /** What the points were made of; `rollup` where at least one of them came out of a rollup. */
  source: 'raw' | 'rollup';
  /** Readings in the range. */
  count: number;
  points: RawPoints | BucketPoints;
  /** True where nothing is missing; silence of the device is a gap, and is complete. */
  complete: boolean;
  missing: MissingSpan[];
  /** Where the device was silent for longer than it usually is. */
  gaps: TimeSpan[];
}

/** Answer of `GET /api/series`. */
export interface SeriesAnswer extends TimeSpan {
  /** As asked for; no series has more. */
  points: number;
  /** By device and channel. */
  series: Series[];
}

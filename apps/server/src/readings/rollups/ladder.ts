import type { KeptResolution } from '@tachograph/contracts';

/** Buckets of one segment: a row of the table of rollups. */
export const BUCKETS_PER_SEGMENT = 1440;

/** A resolution in which readings are kept rolled up. Widths and lengths are milliseconds; all begin at multiples since 1970, UTC. */
export interface Step {
  /** As the database numbers it: append only. */
  readonly level: number;
  readonly name: Exclude<KeptResolution, 'raw'>;
  /** Width of a bucket: a multiple of the width before it. */
  readonly width: number;
  /** Length of a segment. */
  readonly segment: number;
  /** Whether its buckets carry the sum of squared deviations. */
  readonly deviations: boolean;
}

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

function step(level: number, name: Step['name'], width: number): Step {
  return { level, name, width, segment: width * BUCKETS_PER_SEGMENT, deviations: width >= MINUTE };
}

/** From this step on, a segment is stored wherever there are readings. */
export const HOURLY = step(5, '1h', HOUR);

export const DAILY = step(6, '1d', DAY);

/** From fine to coarse. */
export const LADDER: readonly Step[] = [
  step(1, '1s', SECOND),
  step(2, '10s', 10 * SECOND),
  step(3, '1m', MINUTE),
  step(4, '10m', 10 * MINUTE),
  HOURLY,
  DAILY,
];

/** The coarsest step whose buckets divide buckets of this width; undefined where only readings do. */
export function stepFor(width: number): Step | undefined {
  return LADDER.findLast((candidate) => width % candidate.width === 0);
}

/** The multiple of `width` at or before an instant. */
export function floorTo(instant: number, width: number): number {
  return Math.floor(instant / width) * width;
}

/** The multiple of `width` at or after an instant. */
export function ceilTo(instant: number, width: number): number {
  return Math.ceil(instant / width) * width;
}

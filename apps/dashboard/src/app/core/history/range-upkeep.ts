import type { Series, SeriesAnswer } from '@tachograph/contracts';

/** How soon a range is asked for again at the earliest, milliseconds. */
const SOON_MS = 3_000;
/** Buckets are asked for anew as each closes, within these bounds, milliseconds: live readings keep them up meanwhile. */
const CLOSING_MS = { least: 30_000, most: 600_000 };
/** Live readings that are kept beside an answer. */
const TAIL_ENOUGH = 5_000;
/** So many more points than asked for may be drawn before the server is asked for coarser ones. */
const TOO_MANY = 1.25;

/** What an answer that is kept up depends on. */
export interface Upkeep {
  /** Since it was asked for, milliseconds. */
  readonly age: number;
  /** Whether readings were stored that it may not have. */
  readonly isBehind: boolean;
  /** Live readings beside it. */
  readonly tail: number;
  /** As asked for. */
  readonly points: number;
}

/** Whether a range that ends now is to be asked for again. */
export function isDue({ age, isBehind, tail, points }: Upkeep, drawn: readonly Series[]): boolean {
  if (age < SOON_MS) return false;
  if (isBehind || tail > TAIL_ENOUGH) return true;
  return drawn.some((series) => {
    if (series.points.time.length > points * TOO_MANY) return true;
    if (series.points.kind === 'raw') return false;
    return age >= Math.min(CLOSING_MS.most, Math.max(CLOSING_MS.least, series.points.resolution));
  });
}

/** Whether a range has no reading at all. */
export function isEmpty({ series }: SeriesAnswer): boolean {
  return series.every(({ count }) => count === 0);
}

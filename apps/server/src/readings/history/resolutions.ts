import type { TimeSpan } from '@tachograph/contracts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;

/** Widths that people read easily, each a small multiple of a step of the ladder. */
const WIDTHS: readonly number[] = [
  ...[1, 2, 5, 10, 20, 50, 100, 200, 500],
  ...[1, 2, 5, 10, 20, 30].map((seconds) => seconds * SECOND),
  ...[1, 2, 3, 5, 10, 20, 30].map((minutes) => minutes * MINUTE),
  ...[1, 2, 3, 4, 6, 8, 12].map((hours) => hours * HOUR),
  ...[1, 2, 4].map((days) => days * DAY),
];

/** Buckets of a width, aligned to 1970, that a stretch touches. */
function bucketsOf({ from, to }: TimeSpan, width: number): number {
  return Math.floor((to - 1) / width) - Math.floor(from / width) + 1;
}

/**
 * The smallest width of which a stretch touches at most `points` buckets, both ends included: 1, 2 or 5 of a power of ten
 * milliseconds, parts of minutes, hours and days, 1, 2, 4 or 7 days, then 14, 28 and so on.
 *
 * @param multipleOf milliseconds: the width is to be a multiple of it
 */
export function resolutionFor(span: TimeSpan, points: number, multipleOf = 1): number {
  // No reading was taken before 1970, and a bucket never reaches over it.
  const meant = { from: Math.max(span.from, 0), to: Math.max(span.to, 1) };
  const fits = (width: number) => width % multipleOf === 0 && bucketsOf(meant, width) <= points;
  const small = WIDTHS.find(fits);
  if (small !== undefined) return small;
  let width = WEEK;
  while (!fits(width)) width *= 2;
  return width;
}

/** A pause of so many usual intervals is a gap, and so is not drawn as if it had been measured. */
const GAP_INTERVALS = 6;
const GAP_LEAST_MS = 4_000;

/**
 * The longest pause in milliseconds that belongs to a device's usual reporting; a longer one is a gap.
 * @param times when it reported, in order, milliseconds since 1970
 */
export function gapLimit(times: readonly number[]): number {
  const intervals = times.slice(1).map((time, index) => time - (times[index] ?? time));
  const usual = intervals.sort((a, b) => a - b)[Math.floor(intervals.length / 2)] ?? 0;
  return Math.max(GAP_LEAST_MS, usual * GAP_INTERVALS);
}

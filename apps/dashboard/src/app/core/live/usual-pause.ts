/** A pause of so many usual intervals is a gap, and so is not drawn as if it had been measured. */
const GAP_INTERVALS = 6;
const GAP_LEAST_MS = 4_000;

/** The median of intervals, milliseconds; undefined of none. */
export function usualInterval(intervals: readonly number[]): number | undefined {
  return [...intervals].sort((a, b) => a - b)[Math.floor(intervals.length / 2)];
}

/** The times between instants that follow each other. */
export function intervalsOf(times: readonly number[]): number[] {
  return times.slice(1).map((time, index) => time - (times[index] ?? time));
}

/** The longest pause in milliseconds that is usual for a device that reports in such intervals, as far as they are known. */
export function longestPause(usual: number | undefined): number {
  return Math.max(GAP_LEAST_MS, (usual ?? 0) * GAP_INTERVALS);
}

/**
 * The longest pause in milliseconds that belongs to a device's usual reporting; a longer one is a gap.
 * @param times when it reported, in order, milliseconds since 1970
 */
export function gapLimit(times: readonly number[]): number {
  return longestPause(usualInterval(intervalsOf(times)));
}

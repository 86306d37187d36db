const MINUTE = 60_000;
const USUAL_MS = 10 * MINUTE;
const SHORTEST_MS = MINUTE;
const LEAST_READINGS = 20;

/** What a time axis shows, milliseconds since 1970. */
export interface TimeSpan {
  min: number;
  max: number;
}

/**
 * The last ten minutes up to the newest of these times, which are in order; further back only where a slow device has
 * fewer than twenty readings in them, and less while there is less to show.
 */
export function recentSpan(times: readonly number[]): TimeSpan {
  const max = times.at(-1) ?? Date.now();
  const usual = times.find((time) => time >= max - USUAL_MS) ?? max;
  const twentieth = times.at(-LEAST_READINGS) ?? times[0] ?? max;
  return { min: Math.min(usual, twentieth, max - SHORTEST_MS), max };
}

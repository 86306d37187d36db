import { WINDOW_SIZE } from '../../core/live/reading-window';

const SECOND = 1_000;

/** The shortest time that the axis shows: the first few readings need not fill it, a full window of fast ones does. */
const SHORTEST = { few: 10 * SECOND, full: SECOND };

/** What the axis spans for these times, which are in order; milliseconds since 1970. */
export function timeRange(times: readonly number[]): { min: number; max: number } {
  const max = times.at(-1) ?? Date.now();
  const shortest = times.length < WINDOW_SIZE ? SHORTEST.few : SHORTEST.full;
  return { min: Math.min(times[0] ?? max, max - shortest), max };
}

import { nearestPlace } from './nearest';
import type { Trace } from './trace';

/** Values of two channels that were taken together. */
export interface Pairs {
  /** Of the second channel, which gives it its colour. */
  readonly trace: Trace;
  readonly time: readonly number[];
  readonly x: readonly number[];
  readonly y: readonly number[];
}

/**
 * Each point of a trace with the value that the other had at that time: of the same bucket, or of the reading nearest to it
 * where that is not farther off than the two channels usually report.
 */
export function pairsOf(across: Trace, trace: Trace): Pairs {
  const limit = pairLimit(across, trace);
  const time: number[] = [];
  const x: number[] = [];
  const y: number[] = [];
  for (let place = 0; place < trace.time.length; place++) {
    const at = trace.time[place] ?? NaN;
    const other = nearestPlace(across.time, at);
    if (other < 0 || Math.abs((across.time[other] ?? Infinity) - at) > limit) continue;
    time.push(at);
    x.push(across.value[other] ?? NaN);
    y.push(trace.value[place] ?? NaN);
  }
  return { trace, time, x, y };
}

/** How far apart two points may be to count as taken together, milliseconds. */
function pairLimit(a: Trace, b: Trace): number {
  if (a.width > 0 && a.width === b.width) return 0;
  return Math.max(a.width, b.width, usualInterval(a.time), usualInterval(b.time)) / 2;
}

/** The median distance of points, milliseconds. */
function usualInterval(time: readonly number[]): number {
  const intervals = time.slice(1).map((at, place) => at - (time[place] ?? at));
  return intervals.sort((a, b) => a - b)[Math.floor(intervals.length / 2)] ?? 0;
}

import type { TimeSpan } from '@tachograph/contracts';

/** A device that is silent for so many times its usual distance of readings is meant to be silent, not late. */
export const SILENT_FOR = 5;

/** What is known of a channel's rhythm. Times are milliseconds since 1970, lengths milliseconds. */
export interface Rhythm {
  /** From one reading to the next, usually; undefined where that can't be told. */
  readonly usual: number | undefined;
  /** How exactly the ends of a silence are known. */
  readonly precision: number;
}

/** Whether a stretch without readings is longer than five times the usual distance, and no shorter than what it was read in. */
export function isSilence({ from, to }: TimeSpan, { usual, precision }: Rhythm): boolean {
  return usual !== undefined && to > from && to - from > SILENT_FOR * usual && to - from >= precision;
}

/** The middle one of distances, milliseconds; undefined where there is none. */
export function median(distances: readonly number[]): number | undefined {
  return distances.toSorted((a, b) => a - b)[Math.floor((distances.length - 1) / 2)];
}

/** Distances between neighbours. */
export function distancesOf(times: readonly number[]): number[] {
  return times.slice(1).map((time, index) => time - (times[index] ?? time));
}

import { VIEWER_CLOCK, type ClockPrecision } from './wall-clock';

/**
 * A time of day in the reader's time zone, as the reader's region writes it, `14:03:11`, with the date before it when that is
 * not today.
 * @param time milliseconds since 1970
 * @param now what counts as today, milliseconds since 1970
 */
export function clockTime(time: number, now = Date.now(), precision: ClockPrecision = 'seconds'): string {
  return VIEWER_CLOCK.time(time, now, precision);
}

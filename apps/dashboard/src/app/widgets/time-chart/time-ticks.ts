import { VIEWER_CLOCK, type WallClock } from '../../core/session/wall-clock';
import { calendarTicks } from './calendar-ticks';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const STEPS = [
  ...[1, 2, 5, 10, 15, 30].map((seconds) => seconds * SECOND),
  ...[1, 2, 5, 10, 15, 30].map((minutes) => minutes * MINUTE),
  ...[1, 2, 3, 6, 12].map((hours) => hours * HOUR),
];

/**
 * Where a time axis has its marks: at round seconds, minutes or hours, or at the beginning of days or
 * months, by a clock, which is the reader's own.
 * @param from milliseconds since 1970
 * @param to milliseconds since 1970
 * @param most how many marks there is room for
 */
export function timeTicks(from: number, to: number, most: number, clock = VIEWER_CLOCK): number[] {
  const least = (to - from) / Math.max(1, most);
  const step = STEPS.find((candidate) => candidate >= least);
  if (step === undefined) return calendarTicks(from, to, least, clock);
  const zone = -clock.offset(from);
  const first = Math.ceil((from - zone) / step) * step + zone;
  const count = Math.floor((to - first) / step) + 1;
  return Array.from({ length: Math.max(0, count) }, (_, index) => first + index * step);
}

/**
 * What stands at a mark: the time, without seconds where none of the marks has any, and beneath it the day where that
 * is not told by the mark before it; a day that is today needs no name. Where all are beginnings of days, the day alone.
 * @param place of the mark among the marks
 * @param ticks the marks in order, milliseconds since 1970
 */
export function tickWords(place: number, ticks: readonly number[], now = Date.now(), clock = VIEWER_CLOCK): string[] {
  const time = ticks[place] ?? now;
  const before = ticks[place - 1];
  if (ticks.length > 1 && ticks.every((tick) => isMidnight(tick, clock))) return dayWords(time, before, clock);
  const words = clock.time(time, time, ticks.every((tick) => tick % MINUTE === 0) ? 'minutes' : 'seconds');
  const isTold = before === undefined ? clock.isSameDay(time, now) : clock.isSameDay(time, before);
  return isTold ? [words] : [words, clock.day(time)];
}

function dayWords(time: number, before: number | undefined, clock: WallClock): string[] {
  const date = clock.wall(time);
  const isYearTold = before !== undefined && clock.wall(before).getUTCFullYear() === date.getUTCFullYear();
  const words = date.getUTCDate() === 1 ? clock.month(time) : clock.day(time);
  return isYearTold ? [words] : [words, String(date.getUTCFullYear())];
}

function isMidnight(time: number, clock: WallClock): boolean {
  const date = clock.wall(time);
  return date.getUTCHours() === 0 && date.getUTCMinutes() === 0 && date.getUTCSeconds() === 0;
}

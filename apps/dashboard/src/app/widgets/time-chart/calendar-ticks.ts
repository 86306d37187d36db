import type { WallClock } from '../../core/session/wall-clock';

const DAY_MS = 86_400_000;
/** Days and months are counted by the calendar: a day may have 23 hours, a month 28 days. */
const DAYS = [1, 2, 7, 14];
const MONTHS = [1, 2, 3, 6, 12, 24, 60, 120];
const MONTH_DAYS = 30.5;

/** The day that follows another at the axis, in parts of UTC. */
type NextDay = (date: Date) => number;

/**
 * Where a time axis of days or more has its marks: at the beginning of days or of months by a clock.
 * @param least how far apart they are at least, milliseconds
 */
export function calendarTicks(from: number, to: number, least: number, clock: WallClock): number[] {
  const start = clock.wall(from);
  const days = DAYS.find((candidate) => candidate * DAY_MS >= least);
  if (days !== undefined) return marks(nextDay(start, 1), to, (date) => nextDay(date, days), clock);
  const months = MONTHS.find((candidate) => candidate * MONTH_DAYS * DAY_MS >= least) ?? MONTHS.at(-1) ?? 1;
  return marks(nextMonth(start, months), to, (date) => nextMonth(date, months), clock);
}

function marks(first: number, to: number, next: NextDay, clock: WallClock): number[] {
  const found: number[] = [];
  for (let wall = first; clock.instant(wall) <= to; wall = next(new Date(wall))) found.push(clock.instant(wall));
  return found;
}

function nextDay(date: Date, days: number): number {
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate() + days);
}

/** The first day of the next month whose number the step divides, counted from the year 0. */
function nextMonth(date: Date, step: number): number {
  const month = date.getUTCFullYear() * 12 + date.getUTCMonth();
  return Date.UTC(0, (Math.floor(month / step) + 1) * step - 1900 * 12, 1);
}

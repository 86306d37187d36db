const DAY_MS = 86_400_000;
/** Days and months are counted by the calendar: a day may have 23 hours, a month 28 days. */
const DAYS = [1, 2, 7, 14];
const MONTHS = [1, 2, 3, 6, 12, 24, 60, 120];
const MONTH_DAYS = 30.5;

/** The day that follows another at the axis. */
type NextDay = (date: Date) => Date;

/**
 * Where a time axis of days or more has its marks: at the beginning of days or of months in the reader's time zone.
 * @param least how far apart they are at least, milliseconds
 */
export function calendarTicks(from: number, to: number, least: number): number[] {
  const start = new Date(from);
  const days = DAYS.find((candidate) => candidate * DAY_MS >= least);
  if (days !== undefined) return marks(nextDay(start, 1), to, (date) => nextDay(date, days));
  const months = MONTHS.find((candidate) => candidate * MONTH_DAYS * DAY_MS >= least) ?? MONTHS.at(-1) ?? 1;
  return marks(nextMonth(start, months), to, (date) => nextMonth(date, months));
}

function marks(first: Date, to: number, next: NextDay): number[] {
  const found: number[] = [];
  for (let date = first; date.getTime() <= to; date = next(date)) found.push(date.getTime());
  return found;
}

function nextDay(date: Date, days: number): Date {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + days);
}

/** The first day of the next month whose number the step divides, counted from the year 0. */
function nextMonth(date: Date, step: number): Date {
  const month = date.getFullYear() * 12 + date.getMonth();
  return new Date(0, (Math.floor(month / step) + 1) * step - 1900 * 12, 1);
}

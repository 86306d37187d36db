const HOURS_MINUTES = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const SECONDS = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' });
const MILLIS = new Intl.DateTimeFormat('en-GB', {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  fractionalSecondDigits: 3,
});
const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });
const MONTH = new Intl.DateTimeFormat('en-GB', { month: 'short' });
const SHORT_DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });
const PRECISIONS = { minutes: HOURS_MINUTES, seconds: SECONDS, milliseconds: MILLIS } as const;

/**
 * A time of day in the reader's time zone, `14:03:11`, with the date before it when that is not today.
 * @param time milliseconds since 1970
 * @param now what counts as today, milliseconds since 1970
 */
export function clockTime(time: number, now = Date.now(), precision: keyof typeof PRECISIONS = 'seconds'): string {
  const clock = PRECISIONS[precision].format(time);
  return isSameDay(time, now) ? clock : `${DAY.format(time)}, ${clock}`;
}

/** Whether two times, milliseconds since 1970, are of one day in the reader's time zone. */
export function isSameDay(a: number, b: number): boolean {
  return DAY.format(a) === DAY.format(b);
}

/** The day of a time, `20 Nov`, in the reader's time zone. */
export function dayName(time: number): string {
  return SHORT_DAY.format(time);
}

/** The month of a time, `Nov`, in the reader's time zone. */
export function monthName(time: number): string {
  return MONTH.format(time);
}

import { LOCALE } from './locale';

const MINUTES = { hour: '2-digit', minute: '2-digit' } as const;
const SECONDS = { ...MINUTES, second: '2-digit' } as const;
const MILLIS = { ...SECONDS, fractionalSecondDigits: 3 } as const;
const DATE = { day: 'numeric', month: 'short', year: 'numeric' } as const;
const PRECISIONS = { minutes: clocks(MINUTES), seconds: clocks(SECONDS), milliseconds: clocks(MILLIS) } as const;
const DAY = new Intl.DateTimeFormat(LOCALE, DATE);
const MONTH = new Intl.DateTimeFormat(LOCALE, { month: 'short' });
const SHORT_DAY = new Intl.DateTimeFormat(LOCALE, { day: 'numeric', month: 'short' });

/** The same precision with the day and without. */
function clocks(precision: Intl.DateTimeFormatOptions) {
  return {
    alone: new Intl.DateTimeFormat(LOCALE, precision),
    dated: new Intl.DateTimeFormat(LOCALE, { ...DATE, ...precision }),
  };
}

/**
 * A time of day in the reader's time zone, as the reader's region writes it, `14:03:11`, with the date before it when that is
 * not today.
 * @param time milliseconds since 1970
 * @param now what counts as today, milliseconds since 1970
 */
export function clockTime(time: number, now = Date.now(), precision: keyof typeof PRECISIONS = 'seconds'): string {
  const { alone, dated } = PRECISIONS[precision];
  return (isSameDay(time, now) ? alone : dated).format(time);
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

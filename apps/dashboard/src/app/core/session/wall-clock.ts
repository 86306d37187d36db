import { LOCALE } from './locale';

const MINUTE = 60_000;
const MINUTES = { hour: '2-digit', minute: '2-digit' } as const;
const SECONDS = { ...MINUTES, second: '2-digit' } as const;
const PRECISIONS = {
  minutes: MINUTES,
  seconds: SECONDS,
  milliseconds: { ...SECONDS, fractionalSecondDigits: 3 },
} as const;
const DATE = { day: 'numeric', month: 'short', year: 'numeric' } as const;
const OFFSET = /GMT([+-])(\d\d):(\d\d)/;

/** To what a time of day is told. */
export type ClockPrecision = keyof typeof PRECISIONS;

/** Times as clocks and calendars of a time zone show them, written as the reader's region does. Times are milliseconds since 1970. */
export class WallClock {
  /** Each way of writing times, once. */
  private readonly formats = new Map<string, Intl.DateTimeFormat>();

  /** @param timeZone its IANA name; undefined for the reader's own */
  constructor(readonly timeZone?: string) {}

  /** A time of day, `14:03:11`, with the date before it when that is not the one of `now`. */
  time(time: number, now = Date.now(), precision: ClockPrecision = 'seconds'): string {
    const date = this.isSameDay(time, now) ? {} : DATE;
    return this.format({ ...date, ...PRECISIONS[precision] }).format(time);
  }

  /** Whether two times are of one day. */
  isSameDay(a: number, b: number): boolean {
    const format = this.format(DATE);
    return format.format(a) === format.format(b);
  }

  /** The day of a time, `20 Nov`. */
  day(time: number): string {
    return this.format({ day: 'numeric', month: 'short' }).format(time);
  }

  /** The month of a time, `Nov`. */
  month(time: number): string {
    return this.format({ month: 'short' }).format(time);
  }

  /** What the clock shows at a time, as a date whose parts in UTC are those of the zone. */
  wall(time: number): Date {
    return new Date(time + this.offset(time));
  }

  /** When the clock shows it: the inverse of {@link wall}, by milliseconds. Of a time that it shows twice, one of both. */
  instant(wall: number): number {
    const about = wall - this.offset(wall);
    return wall - this.offset(about);
  }

  /** How far the clock is ahead of UTC at a time, milliseconds. */
  offset(time: number): number {
    if (this.timeZone === undefined) return -new Date(time).getTimezoneOffset() * MINUTE;
    if (this.timeZone === 'UTC') return 0;
    const parts = this.format({ timeZoneName: 'longOffset' }, 'en-US').formatToParts(time);
    const [, sign, hours, minutes] = OFFSET.exec(parts.find(({ type }) => type === 'timeZoneName')?.value ?? '') ?? [];
    return (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * MINUTE;
  }

  private format(options: Intl.DateTimeFormatOptions, locale = LOCALE): Intl.DateTimeFormat {
    const key = JSON.stringify(options);
    const known = this.formats.get(key) ?? new Intl.DateTimeFormat(locale, { ...options, timeZone: this.timeZone });
    this.formats.set(key, known);
    return known;
  }
}

/** The clock on the reader's own wall. */
export const VIEWER_CLOCK = new WallClock();
export const UTC_CLOCK = new WallClock('UTC');

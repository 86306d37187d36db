import { parseInstant } from '@tachograph/contracts/dto';
import { parseNumeric } from '@tachograph/contracts';
import { DateTime, IANAZone } from 'luxon';

const HOUR_MS = 3_600_000;

/** Around an instant, what a change of the clocks can be felt in. */
const DAY_MS = 26 * HOUR_MS;

// As seconds or milliseconds, such numbers would lie thousands of years ahead.
const MICROSECONDS_FROM = 1e14;
const NANOSECONDS_FROM = 1e17;

const LENGTH_MAX = 64;

const ISO =
  /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s?(?:(Z)|([+-])(\d{2}):?(\d{2})?)?$/i;

/**
 * Reads the times of a file. Without an offset they are of one time zone: a time that its clocks skip is read as if they had not yet been set
 * forward, and of one that they show twice the first is meant.
 */
export class ImportTimes {
  private readonly zone: IANAZone;
  private hour = NaN;
  private offsetMs: number | undefined;

  /**
   * @param timeZone IANA name
   * @param format in tokens of Luxon; without it ISO 8601, or Unix seconds, milliseconds, microseconds or nanoseconds
   */
  constructor(
    timeZone: string,
    private readonly format?: string,
  ) {
    this.zone = IANAZone.create(timeZone);
  }

  /** @returns milliseconds since 1970, UTC; undefined for what is no time */
  parse(cell: unknown): number | undefined {
    if (cell instanceof Date) return wholeOf(cell.getTime());
    if (typeof cell === 'bigint') return fromUnix(Number(cell));
    if (typeof cell === 'number') return fromUnix(cell);
    if (typeof cell !== 'string' || cell.length > LENGTH_MAX) return undefined;
    const text = cell.trim();
    if (this.format !== undefined) return this.fromPattern(text, this.format);
    return this.fromIso(text) ?? fromUnix(parseNumeric(text));
  }

  private fromPattern(text: string, format: string): number | undefined {
    const parsed = DateTime.fromFormat(text, format, { zone: this.zone, locale: 'en' });
    return parsed.isValid ? parsed.toMillis() : undefined;
  }

  private fromIso(text: string): number | undefined {
    const match = ISO.exec(text);
    if (match === null) return this.fromDateAlone(text);
    const [, year, month, day, hour, minute, second = '0', fraction = '', zulu, sign, hours, minutes = '0'] = match;
    const ms = Number(fraction.slice(0, 3).padEnd(3, '0'));
    const time = [Number(hour), Number(minute), Number(second)] as const;
    if (time[0] > 23 || time[1] > 59 || time[2] > 59) return undefined;
    const asUtc = Date.UTC(Number(year), Number(month) - 1, Number(day), ...time, ms);
    // There is no 30th of February.
    if (new Date(asUtc).getUTCDate() !== Number(day)) return undefined;
    if (zulu !== undefined) return asUtc;
    if (sign === undefined) return this.fromLocal(asUtc);
    return asUtc - Number(`${sign}1`) * (Number(hours) * 60 + Number(minutes)) * 60_000;
  }

  private fromDateAlone(text: string): number | undefined {
    if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
    const parsed = DateTime.fromISO(text, { zone: this.zone });
    return parsed.isValid ? parsed.toMillis() : undefined;
  }

  /** @param asUtc the time that the clocks show, as if they showed UTC */
  private fromLocal(asUtc: number): number {
    const hour = Math.floor(asUtc / HOUR_MS);
    if (hour !== this.hour) {
      const offsets = [-DAY_MS, 0, DAY_MS].map((near) => this.zone.offset(hour * HOUR_MS + near));
      this.offsetMs = offsets.every((offset) => offset === offsets[0]) ? (offsets[0] ?? 0) * 60_000 : undefined;
      this.hour = hour;
    }
    if (this.offsetMs !== undefined) return asUtc - this.offsetMs;
    // Around a change of the clocks, the offset before it: of two candidates the earlier, and of none the later.
    const before = this.zone.offset(asUtc - DAY_MS) * 60_000;
    const after = this.zone.offset(asUtc + DAY_MS) * 60_000;
    const fits = (offset: number) => this.zone.offset(asUtc - offset) * 60_000 === offset;
    return asUtc - (!fits(before) && fits(after) ? after : before);
  }
}

function fromUnix(number: number | undefined): number | undefined {
  if (number === undefined) return undefined;
  const size = Math.abs(number);
  if (size >= NANOSECONDS_FROM) return Math.round(number / 1e6);
  if (size >= MICROSECONDS_FROM) return Math.round(number / 1e3);
  return parseInstant(number);
}

function wholeOf(ms: number): number | undefined {
  return Number.isFinite(ms) ? Math.floor(ms) : undefined;
}

import { DateTime } from 'luxon';
import { parseNumeric } from './numeric.js';

// From here on a number is milliseconds: as seconds it would lie in the year 5138, and as milliseconds in 1973.
const MILLISECONDS_FROM = 1e11;

// Beyond it, ECMAScript has no date.
const DATE_LIMIT = 8.64e15;

// No date needs more, and matching a text takes time that grows with it.
const LENGTH_MAX = 64;

// A time alone would be taken for the machine's today.
const BEGINS_WITH_DATE = /^(?:\d{4}-|\d{8}T)/;
const DATE_ALONE = /^\d{4}-\d{2}-\d{2}$/;

// What most devices send. Luxon takes 10 µs for a text, which a body of many readings can't spare.
const PLAIN_UTC = /^\d{4}-\d{2}-(\d{2})T\d{2}:\d{2}:\d{2}(?:\.\d{1,3})?Z$/;

/**
 * The instant that a client names with its date: ISO 8601 (without an offset: in the server's time zone), Unix seconds
 * or Unix milliseconds, the numbers as text too. Milliseconds since 1970, UTC; `undefined` for anything else.
 *
 * @param dateAlone which end of the day a date without a time means
 */
export function parseInstant(value: unknown, dateAlone: 'start' | 'end' = 'start'): number | undefined {
  const number = parseNumeric(value);
  if (number !== undefined) return fromUnix(number);
  return typeof value === 'string' && value.length <= LENGTH_MAX ? fromIso(value.trim(), dateAlone) : undefined;
}

function fromUnix(number: number): number | undefined {
  const ms = Math.round(Math.abs(number) < MILLISECONDS_FROM ? number * 1000 : number);
  return Math.abs(ms) <= DATE_LIMIT ? ms : undefined;
}

function fromIso(text: string, dateAlone: 'start' | 'end'): number | undefined {
  return fromPlainUtc(text) ?? fromAnyIso(text, dateAlone);
}

function fromPlainUtc(text: string): number | undefined {
  const day = PLAIN_UTC.exec(text)?.[1];
  if (day === undefined) return undefined;
  const date = new Date(text);
  // Unlike Luxon, it takes the 30th of February for a day in March.
  return date.getUTCDate() === Number(day) ? date.getTime() : undefined;
}

function fromAnyIso(text: string, dateAlone: 'start' | 'end'): number | undefined {
  if (!BEGINS_WITH_DATE.test(text)) return undefined;
  // A space in place of the T: SQL's spelling, which many loggers send.
  const parsed = DateTime.fromISO(text.replace(/^(\d{4}-\d{2}-\d{2}) (?=\d)/, '$1T'));
  if (!parsed.isValid) return undefined;
  return (DATE_ALONE.test(text) && dateAlone === 'end' ? parsed.endOf('day') : parsed).toMillis();
}

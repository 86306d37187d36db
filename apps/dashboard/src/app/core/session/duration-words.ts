import { LOCALE } from './locale';
import { formatCount } from './count-words';

const DAYS = new Intl.NumberFormat(LOCALE, { style: 'unit', unit: 'day', unitDisplay: 'long' });
const DAY_MS = 86_400_000;
/** Symbols that are the same in all languages, with their length in milliseconds. */
const UNITS = [
  { length: 3_600_000, symbol: 'h' },
  { length: 60_000, symbol: 'min' },
  { length: 1_000, symbol: 's' },
] as const;

/** A number of days: `1 day`, `30 days`. */
export function dayCount(days: number): string {
  return DAYS.format(days);
}

/** A duration in milliseconds, `10 s`, `2 days`, in the largest unit of which it is a whole number. */
export function durationWords(duration: number): string {
  if (duration % DAY_MS === 0) return dayCount(duration / DAY_MS);
  const unit = UNITS.find(({ length }) => duration % length === 0) ?? { length: 1, symbol: 'ms' };
  return `${formatCount(duration / unit.length)} ${unit.symbol}`;
}

import { LOCALE } from './locale';

/** Each way of writing numbers, once. */
const formats = new Map<string, Intl.NumberFormat>();

/** A number with so many digits behind the separator at most: `1,234.5`. */
export function formatNumber(value: number, digits = 2): string {
  return format({ maximumFractionDigits: digits }).format(value);
}

/** A number for a column of figures: always with so many digits behind the separator. */
export function alignedNumber(value: number, digits: number): string {
  return format({ minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value);
}

/** A share from 0 to 1 as `83%`, with so many digits behind the separator at most. */
export function formatPercent(share: number, digits = 0): string {
  return format({ style: 'percent', maximumFractionDigits: digits }).format(share);
}

/** As {@link formatPercent}, always with so many digits. */
export function alignedPercent(share: number, digits: number): string {
  return format({ style: 'percent', minimumFractionDigits: digits, maximumFractionDigits: digits }).format(share);
}

/** A number rounded to three digits, in words where it is large: `12.3 million`. */
export function roundedNumber(value: number): string {
  return format({ notation: 'compact', compactDisplay: 'long', maximumSignificantDigits: 3 }).format(value);
}

/** A number with so many digits in all at most; `compact`: with a letter for its thousands, `10.88B`. */
export function significantNumber(
  value: number,
  digits: number,
  notation: 'standard' | 'compact' = 'standard',
): string {
  return format({ notation, maximumSignificantDigits: digits }).format(value);
}

/** A number as {@link parseNumber} reads it, for a field in which it is typed: whole, and undivided. */
export function plainNumber(value: number): string {
  return format({ useGrouping: false, maximumFractionDigits: 20 }).format(value);
}

/** Texts in a row: `a, b and c`. */
export function formatList(texts: readonly string[]): string {
  return new Intl.ListFormat(LOCALE).format(texts);
}

/**
 * The number that a reader has typed, with a point or a comma before its fraction, whichever is usual in their region; NaN
 * where it is none. Thousands are not divided: nobody could tell what `1.500` is.
 */
export function parseNumber(text: string): number {
  const trimmed = text.trim();
  return trimmed === '' ? NaN : Number(trimmed.replace(',', '.'));
}

function format(options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = JSON.stringify(options);
  const known = formats.get(key) ?? new Intl.NumberFormat(LOCALE, options);
  formats.set(key, known);
  return known;
}

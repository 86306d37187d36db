import { parseNumber, plainNumber } from '../../../core/session/number-format';

/**
 * A number as somebody typed it, with a decimal point or comma.
 * @returns null for nothing, NaN for what is no number
 */
export function numberFrom(text: string): number | null {
  if (text.trim() === '') return null;
  const number = parseNumber(text);
  return Number.isFinite(number) ? number : NaN;
}

/** A number as it stands in a field; empty for none. */
export function numberText(number: number | null): string {
  return number === null || Number.isNaN(number) ? '' : plainNumber(number);
}

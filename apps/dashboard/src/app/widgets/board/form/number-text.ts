import { parseNumeric } from '@tachograph/contracts';

/**
 * A number as somebody typed it, with a decimal point or comma.
 * @returns null for nothing, NaN for what is no number
 */
export function numberFrom(text: string): number | null {
  const plain = text.trim().replace(',', '.').replace('−', '-');
  return plain === '' ? null : (parseNumeric(plain) ?? NaN);
}

/** A number as it stands in a field; empty for none. */
export function numberText(number: number | null): string {
  return number === null || Number.isNaN(number) ? '' : String(number);
}

import { alignedNumber, formatNumber } from './number-format';

/** Digits that tell a value apart from its like, where nobody asked for others. */
const SIGNIFICANT = 4;
const DECIMALS_MAX = 6;

/**
 * A value as a figure: with so many digits after the decimal sign, or (null) with as many as it needs, four in all before those of
 * a large number are cut: `0.05`, `72.5`, `1,234`.
 */
export function figureText(value: number, decimals: number | null): string {
  if (decimals !== null) return alignedNumber(value, decimals);
  const whole = value === 0 ? 1 : Math.floor(Math.log10(Math.abs(value))) + 1;
  return formatNumber(value, Math.min(DECIMALS_MAX, Math.max(0, SIGNIFICANT - Math.max(whole, 1))));
}

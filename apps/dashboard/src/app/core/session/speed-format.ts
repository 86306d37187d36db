import { alignedNumber, formatNumber } from './number-format';

/** A speed in km/h for a column of figures: always one decimal. */
export function alignedSpeed(value: number): string {
  return alignedNumber(value, 1);
}

/** A speed in km/h as it is shown: at most one decimal. */
export function formatSpeed(value: number): string {
  return formatNumber(value, 1);
}

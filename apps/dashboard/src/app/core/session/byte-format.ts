import { alignedNumber, formatNumber } from './number-format';

const UNITS = ['B', 'kB', 'MB', 'GB', 'TB'] as const;

/** An amount of data in the unit that suits it, in steps of 1000: `512 B`, `12.3 kB`, `4.5 MB`. */
export function formatBytes(bytes: number): string {
  const step = Math.min(UNITS.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, bytes)) / 3)));
  const amount = bytes / 1000 ** step;
  return `${step === 0 || amount >= 100 ? formatNumber(amount, 0) : alignedNumber(amount, 1)} ${UNITS[step]}`;
}

/** A rate of data, given in bytes a second: `12.3 kB/s`. */
export function formatRate(bytesPerSecond: number): string {
  return `${formatBytes(bytesPerSecond)}/s`;
}

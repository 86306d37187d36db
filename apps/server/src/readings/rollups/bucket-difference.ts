import type { Bucket } from './buckets.js';

/** How far sums may be off, relative to the size of what is summed up: they depend on the order of the additions. */
const TOLERANCE = 1e-9;

const EXACT = ['count', 'min', 'max', 'first', 'last'] as const;

/** In words, how a stored bucket differs from the one that the readings give; undefined where it does not. */
export function differenceOf(
  stored: Bucket | undefined,
  expected: Bucket | undefined,
  deviations: boolean,
): string | undefined {
  if (stored === undefined) return `no bucket, but ${expected?.count ?? 0} readings`;
  if (expected === undefined) return `a bucket of ${stored.count} readings, but none is there`;
  const figure = EXACT.find((name) => stored[name] !== expected[name]);
  if (figure !== undefined) return told(figure, stored, expected);
  const size = Math.max(Math.abs(expected.min), Math.abs(expected.max));
  if (isOff(stored.sum, expected.sum, size * expected.count)) return told('sum', stored, expected);
  // Two of these carry the rounding of the means that they go by.
  const spread = Math.max(expected.deviations, size * size * expected.count * Number.EPSILON * 1e6);
  if (deviations && isOff(stored.deviations, expected.deviations, spread)) return told('deviations', stored, expected);
  return undefined;
}

/** What overflowed is the same where it overflowed likewise. */
function isOff(stored: number, expected: number, size: number): boolean {
  return !Object.is(stored, expected) && !(Math.abs(stored - expected) <= TOLERANCE * size);
}

function told(figure: keyof Bucket, stored: Bucket, expected: Bucket): string {
  return `${figure} is ${stored[figure]}, but the readings give ${expected[figure]}`;
}

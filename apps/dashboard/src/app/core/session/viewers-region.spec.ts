/** @jest-environment node */
import { jest } from '@jest/globals';

const NOON = new Date(2026, 10, 21, 12, 0, 0, 5).getTime();

/** Where the reader is from is found out once, as the modules are loaded: so they are loaded anew for each. */
async function readFrom(languages: readonly string[]) {
  jest.resetModules();
  Object.defineProperty(navigator, 'languages', { value: languages, configurable: true });
  return {
    ...(await import('./number-format')),
    ...(await import('./local-time')),
    ...(await import('./duration-words')),
    ...(await import('./byte-format')),
    ...(await import('./plural')),
  };
}

describe('what a reader in Germany sees', () => {
  it('are numbers, dates and durations as they are written there', async () => {
    const words = await readFrom(['de-DE', 'en']);
    expect(words.formatNumber(1_234.5)).toBe('1.234,5');
    expect(words.formatPercent(0.831)).toBe('83\u00a0%');
    expect(words.formatBytes(12_345_678)).toBe('12,3 MB');
    expect(words.roundedNumber(12_345_678)).toBe('12,3 Millionen');
    expect(words.plainNumber(1_234.5)).toBe('1234,5');
    expect(words.clockTime(NOON, NOON, 'milliseconds')).toBe('12:00:00,005');
    expect(words.clockTime(NOON, 0, 'minutes')).toBe('21. Nov. 2026, 12:00');
    expect(words.durationWords(2 * 86_400_000)).toBe('2 Tage');
  });

  it('are numbers as in Switzerland where the reader is from there', async () => {
    const { formatNumber } = await readFrom(['de-CH']);
    expect(formatNumber(1_234.5)).toMatch(/^1[’']234\.5$/);
  });
});

describe('what a reader in America sees', () => {
  it('are hours in two halves of the day', async () => {
    const { clockTime } = await readFrom(['en-US']);
    expect(clockTime(NOON, NOON, 'minutes')).toMatch(/^12:00\sPM$/);
  });
});

describe('a text for a number of things', () => {
  it('is that for one, or that for all other numbers', async () => {
    const { plural } = await readFrom(['en-GB']);
    expect([0, 1, 2, 1.5].map((count) => plural(count, { one: 'one', other: 'other' }))).toEqual([
      'other',
      'one',
      'other',
      'other',
    ]);
  });
});

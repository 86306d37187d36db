import fc from 'fast-check';
import { resolutionFor } from './resolutions.js';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const NOON = Date.UTC(2026, 10, 21, 12);

describe('the resolution of a range', () => {
  it.each([
    [1200 * SECOND, 1200, SECOND],
    [1200 * SECOND, 1199, 2 * SECOND],
    [HOUR, 1200, 5 * SECOND],
    [DAY, 1200, 2 * MINUTE],
    [30 * DAY, 1200, HOUR],
    [365 * DAY, 1200, 8 * HOUR],
    [20_000 * DAY, 1200, 28 * DAY],
    [MINUTE, 1200, 50],
    [1, 5000, 1],
  ])('of %d ms in %d points is %d ms', (length, points, expected) => {
    const from = Math.floor(NOON / DAY) * DAY;
    expect(resolutionFor({ from, to: from + length }, points)).toBe(expected);
  });

  it('counts the buckets at both ends, of which only a part lies in the range', () => {
    expect(resolutionFor({ from: NOON, to: NOON + 10 * SECOND }, 10)).toBe(SECOND);
    expect(resolutionFor({ from: NOON + 1, to: NOON + 10 * SECOND + 1 }, 10)).toBe(2 * SECOND);
  });

  it('is a multiple of what it must be one of', () => {
    expect(resolutionFor({ from: NOON, to: NOON + MINUTE }, 1200, MINUTE)).toBe(MINUTE);
    expect(resolutionFor({ from: NOON, to: NOON + HOUR }, 3, 10 * MINUTE)).toBe(20 * MINUTE);
  });

  it('never makes more buckets than points, in any range', () => {
    const range = fc.tuple(fc.integer({ min: 0, max: 4e12 }), fc.integer({ min: 1, max: 1e13 }));
    fc.assert(
      fc.property(range, fc.integer({ min: 1, max: 5000 }), ([from, length], points) => {
        const width = resolutionFor({ from, to: from + length }, points);
        const buckets = Math.floor((from + length - 1) / width) - Math.floor(from / width) + 1;
        expect(buckets).toBeLessThanOrEqual(points);
        expect(width).toBeGreaterThanOrEqual(Math.floor(length / points));
      }),
    );
  });

  it('is found for a range of any length', () => {
    expect(resolutionFor({ from: -8.64e15, to: 8.64e15 }, 1)).toBeGreaterThan(8.64e15);
  });
});

import fc from 'fast-check';
import { decodeSketches, encodeSketches } from './sketch-codec.js';
import { SKETCH_ERROR, ValueSketch } from './value-sketch.js';

const value = fc.oneof(
  { weight: 1, arbitrary: fc.constantFrom(0, -0, 1, -1, 1e-300, -1e300) },
  { weight: 3, arbitrary: fc.integer({ min: -500, max: 500 }).map((tenths) => tenths / 10) },
  { weight: 1, arbitrary: fc.double({ min: -1e308, max: 1e308, noNaN: true }) },
);
const values = fc.array(value, { minLength: 1, maxLength: 200 });

function sketchOf(of: readonly number[]): ValueSketch {
  const sketch = new ValueSketch();
  for (const each of of) sketch.add(each);
  return sketch;
}

/** Rounding in the mapping of values to bins adds this much to the error. */
const SLACK = 1e-9;

function within(found: number, exact: number, error: number): boolean {
  return Math.abs(found - exact) <= Math.abs(exact) * (error + SLACK) + 1e-307;
}

describe('a sketch of values', () => {
  it('tells quantiles within its error, of either sign, however large or small', () => {
    fc.assert(
      fc.property(values, fc.double({ min: 0, max: 1, noNaN: true }), (all, share) => {
        const sorted = [...all].sort((a, b) => a - b);
        const exact = sorted[Math.floor(share * (all.length - 1))] ?? NaN;
        expect(within(sketchOf(all).quantile(share), exact, SKETCH_ERROR)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('counts what is less than a value as if that were off by twice its error at most', () => {
    fc.assert(
      fc.property(values, value, (all, threshold) => {
        const off = Math.abs(threshold) * 2 * (SKETCH_ERROR + SLACK) + 1e-307;
        const below = sketchOf(all).countBelow(threshold);
        expect(below).toBeGreaterThanOrEqual(all.filter((each) => each < threshold - off).length);
        expect(below).toBeLessThanOrEqual(all.filter((each) => each <= threshold + off).length);
      }),
      { numRuns: 500 },
    );
  });

  it('is the same whether values were added at once, or merged from parts that were stored', () => {
    fc.assert(
      fc.property(fc.array(values, { minLength: 1, maxLength: 5 }), (parts) => {
        const stored = encodeSketches(new Map(parts.map((part, index) => [index, sketchOf(part).bins])));
        const merged = new ValueSketch();
        for (const bins of decodeSketches(stored).values()) merged.merge(bins);
        expect(merged.bins).toEqual(sketchOf(parts.flat()).bins);
        expect(merged.count).toBe(parts.flat().length);
      }),
      { numRuns: 100 },
    );
  });

  it('has all values in a histogram, in whole numbers', () => {
    fc.assert(
      fc.property(values, fc.integer({ min: 1, max: 30 }), (all, bins) => {
        const counts = sketchOf(all).histogram(-50, 100 / bins, bins);
        expect(counts).toHaveLength(bins);
        expect(counts.every((count) => Number.isInteger(count) && count >= 0)).toBe(true);
        expect(counts.reduce((sum, count) => sum + count, 0)).toBe(all.length);
      }),
    );
  });

  it('holds the largest of all doubles', () => {
    const sketch = sketchOf([Number.MAX_VALUE, -Number.MAX_VALUE]);
    expect(sketch.quantile(0)).toBe(-Number.MAX_VALUE);
    expect(sketch.quantile(1)).toBe(Number.MAX_VALUE);
  });

  it('knows nothing without values', () => {
    expect(new ValueSketch().quantile(0.5)).toBeNaN();
    expect(new ValueSketch().countBelow(1)).toBe(0);
  });

  it('says so where bytes are none of sketches', () => {
    expect(() => decodeSketches(Uint8Array.of(7))).toThrow('unknown format 7');
  });
});

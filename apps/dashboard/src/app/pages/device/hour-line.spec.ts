import { NOON } from '../../../testing/readings';
import { bucketSeries, rawSeries } from '../../../testing/series';
import { hourPath } from './hour-line';
import { extentOf } from './hour-series';

describe('the last hour as a line', () => {
  const span = { from: NOON, to: NOON + 100_000 };

  it('goes from its least to its largest value', () => {
    const points = { kind: 'raw', time: [NOON, NOON + 50_000, NOON + 100_000], value: [-5, 5, 0] } as const;
    const series = rawSeries([], { points: { ...points, time: [...points.time], value: [...points.value] } });
    expect(hourPath(series, span)).toBe('M0.0 32.0h0L100.0 0.0L200.0 16.0');
    expect(extentOf(series)).toEqual({ min: -5, max: 5 });
  });

  it('has a gap where the device was silent', () => {
    const gaps = [{ from: NOON + 10_000, to: NOON + 90_000 }];
    expect(hourPath(rawSeries([10, 90], { gaps }), span)).toBe('M20.0 16.0h0M180.0 16.0h0');
  });

  it('tells the least and the largest reading of buckets, and nothing where there is none', () => {
    expect(extentOf(bucketSeries([0, 1]))).toEqual({ min: 60, max: 90 });
    expect(extentOf(rawSeries([]))).toBeNull();
  });
});

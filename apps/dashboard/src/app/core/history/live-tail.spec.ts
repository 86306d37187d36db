/** @jest-environment node */
import { NOON, reading } from '../../../testing/readings';
import { bucketSeries, rawSeries, seriesAnswer } from '../../../testing/series';
import { withTail } from './live-tail';

const START = NOON - 3_600_000;

describe('history with the live readings after it', () => {
  it('goes on with those taken from its end on, and repeats none that it has', () => {
    const answer = seriesAnswer([rawSeries([1, 2, 3])], 4);
    const [series] = withTail(answer, [reading(5), reading(4, { value: 80 }), reading(3)], START);
    expect(series?.points).toEqual({
      kind: 'raw',
      time: [1, 2, 3, 4, 5].map((second) => NOON + second * 1_000),
      value: [70, 70, 70, 80, 70],
    });
    expect(series?.count).toBe(5);
  });

  it('adds to the last bucket, and begins new ones', () => {
    const answer = seriesAnswer([bucketSeries([0, 1])], 90);
    const tail = [reading(90, { value: 131 }), reading(121, { value: 10 }), reading(122, { value: 20 })];
    const [series] = withTail(answer, tail, START);
    expect(series?.points).toMatchObject({
      time: [0, 1, 2].map((minute) => NOON + minute * 60_000),
      count: [60, 61, 2],
      min: [60, 60, 10],
      max: [90, 131, 20],
      mean: [70, 71, 15],
      first: [65, 65, 10],
      last: [75, 131, 20],
    });
  });

  it('knows no percentile of a bucket that it begins', () => {
    const series = bucketSeries([0, 1]);
    const points = { ...series.points, percentile: [88, 89] };
    const [tailed] = withTail(seriesAnswer([{ ...series, points }], 90), [reading(90), reading(121)], START);
    expect(tailed?.points).toMatchObject({ percentile: [88, 89, null] });
    expect(points.percentile).toEqual([88, 89]);
  });

  it('leaves the answer as it was', () => {
    const answer = seriesAnswer([bucketSeries([0, 1])], 90);
    withTail(answer, [reading(90, { value: 131 })], START);
    expect(answer).toEqual(seriesAnswer([bucketSeries([0, 1])], 90));
  });

  it('shows a device that reports for the first time', () => {
    const [, boat] = withTail(seriesAnswer([rawSeries([1])], 2), [reading(2, { device: 'boat' })], START);
    expect(boat).toMatchObject({ device: 'boat', unit: 'km/h', count: 1, source: 'raw' });
  });

  it('lets go of what the range has moved past, gaps and all', () => {
    const gaps = [{ from: NOON + 1_000, to: NOON + 2_000 }];
    const missing = [{ from: NOON, to: NOON + 2_000, reason: 'expired' } as const];
    const answer = seriesAnswer([rawSeries([1, 2, 3], { gaps, missing, complete: false })], 4);
    const [series] = withTail(answer, [], NOON + 2_500);
    expect(series?.points.time).toEqual([NOON + 3_000]);
    expect(series).toMatchObject({ count: 1, gaps: [], missing: [], complete: true });
    expect(withTail(answer, [], NOON + 1_500)).toMatchObject([{ missing, complete: false }]);
    const [buckets] = withTail(seriesAnswer([bucketSeries([0, 1])], 120), [], NOON + 60_001);
    expect(buckets?.points.time).toEqual([NOON + 60_000]);
  });

  it('tells a pause that is longer than usual, and one that goes on as one', () => {
    const silent = [{ from: NOON + 3_000, to: NOON + 60_000 }];
    const answer = seriesAnswer([rawSeries([1, 2, 3], { gaps: silent })], 60);
    const [series] = withTail(answer, [reading(80), reading(81), reading(100)], START);
    expect(series?.gaps).toEqual([
      { from: NOON + 3_000, to: NOON + 80_000 },
      { from: NOON + 81_000, to: NOON + 100_000 },
    ]);
  });
});

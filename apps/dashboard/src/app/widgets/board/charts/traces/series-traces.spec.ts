/** @jest-environment node */
import { NOON } from '../../../../../testing/readings';
import { bucketSeries, rawSeries } from '../../../../../testing/series';
import { seriesNames, seriesTraces } from './series-traces';
import { stretchesOf } from './trace';
import { traceFigures } from './trace-figures';

const SETTINGS = { aggregation: 'mean', unit: null, bands: true } as const;
const first = (key: string) => key.length;
const EVER = { from: -Infinity, to: Infinity };

describe('what a chart draws of series', () => {
  it('are readings as they are, and buckets by their means with a band', () => {
    const [raw, buckets] = seriesTraces([rawSeries([1, 2]), bucketSeries([3], { device: 'boat' })], SETTINGS, first);
    expect(raw).toMatchObject({ key: 'car-7/speed', unit: 'km/h', value: [70, 70], low: null, width: 0 });
    expect(buckets).toMatchObject({
      key: 'boat/speed',
      value: [70],
      low: [60],
      high: [90],
      count: [60],
      width: 60_000,
    });
  });

  it.each([
    ['last', 75],
    ['min', 60],
    ['max', 90],
    ['count', 60],
    ['sum', 4200],
    ['p95', 70],
  ] as const)('show of buckets what the widget asks for: %s', (aggregation, value) => {
    const [trace] = seriesTraces([bucketSeries([0])], { ...SETTINGS, aggregation }, first);
    expect(trace?.value).toEqual([value]);
  });

  it('show the percentile of each bucket where it is known, in the unit shown, and the mean where not', () => {
    const series = bucketSeries([0, 1]);
    const points = { ...series.points, percentile: [81, null] };
    const [trace] = seriesTraces([{ ...series, points }], { ...SETTINGS, aggregation: 'p95' }, first);
    expect(trace?.value).toEqual([81, 70]);
    const inMps = { ...SETTINGS, aggregation: 'p95', unit: 'm/s' } as const;
    expect(seriesTraces([{ ...series, points }], inMps, first)[0]?.value[0]).toBeCloseTo(22.5, 9);
  });

  it('have no band where the widget has none, nor around counts and sums', () => {
    const low = (more: Partial<Parameters<typeof seriesTraces>[1]>) =>
      seriesTraces([bucketSeries([0])], { ...SETTINGS, ...more }, first)[0]?.low;
    expect(low({ bands: false })).toBeNull();
    expect(low({ aggregation: 'sum' })).toBeNull();
    expect(low({})).toEqual([60]);
  });

  it('are converted to the unit that is wished for, and only written in one that does not go with theirs', () => {
    const [mps] = seriesTraces([bucketSeries([0])], { ...SETTINGS, unit: 'm/s' }, first);
    expect(mps?.unit).toBe('m/s');
    expect(mps?.value[0]).toBeCloseTo(70 / 3.6, 9);
    expect(mps?.high?.[0]).toBeCloseTo(25, 9);
    const celsius = rawSeries([0], { unit: '°C' });
    const [fahrenheit] = seriesTraces([celsius], { ...SETTINGS, unit: '°F' }, first);
    expect(fahrenheit?.value[0]).toBeCloseTo(158, 9);
    expect(seriesTraces([rawSeries([0])], { ...SETTINGS, unit: 'laps' }, first)[0]).toMatchObject({
      unit: 'laps',
      value: [70],
    });
  });

  it('are none of a channel that has no reading', () => {
    expect(seriesTraces([rawSeries([])], SETTINGS, first)).toEqual([]);
  });

  it('break where the device was silent', () => {
    const gaps = [{ from: NOON + 2_000, to: NOON + 9_000 }];
    const [trace] = seriesTraces([rawSeries([1, 2, 9, 29], { gaps })], SETTINGS, first);
    expect(trace && stretchesOf(trace)).toEqual([
      { first: 0, end: 2 },
      { first: 2, end: 4 },
    ]);
  });
});

describe('names of series', () => {
  const of = (...addresses: string[]) =>
    seriesNames(
      addresses.map((address) => {
        const [device = '', channel = ''] = address.split('/');
        return { device, channel };
      }),
    );

  it('tell them apart by what differs', () => {
    expect(of('car/speed', 'car/load')).toEqual(['speed', 'load']);
    expect(of('car/speed', 'boat/speed')).toEqual(['car', 'boat']);
    expect(of('car/speed', 'boat/load')).toEqual(['car · speed', 'boat · load']);
  });
});

describe('figures of a trace', () => {
  it('weigh each bucket by its readings, and take the extremes of all of them', () => {
    const series = bucketSeries([0, 1]);
    const points = { ...series.points, mean: [60, 90], count: [30, 10], min: [10, 80] };
    const [trace] = seriesTraces([{ ...series, points }], SETTINGS, first);
    expect(trace && traceFigures(trace, EVER)).toEqual({ last: 90, min: 10, mean: 67.5, max: 90 });
  });

  it('leave out what lies outside of the stretch', () => {
    const [trace] = seriesTraces([rawSeries([0, 10])], SETTINGS, first);
    const none = { last: null, min: null, mean: null, max: null };
    expect(trace && traceFigures(trace, { from: NOON + 1, to: NOON + 5_000 })).toEqual(none);
  });
});

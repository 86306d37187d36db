/** @jest-environment node */
import { NOON } from '../../../../../testing/readings';
import { bucketSeries, rawSeries } from '../../../../../testing/series';
import { UTC_CLOCK, VIEWER_CLOCK } from '../../../../core/session/wall-clock';
import { seriesTraces } from '../traces/series-traces';
import { ValueFormat } from '../traces/value-format';
import { nextInstant } from './next-instant';
import { timeTip, tipWords } from './time-tip';

const SETTINGS = { aggregation: 'mean', unit: null, bands: true } as const;
const traces = seriesTraces([rawSeries([0, 1, 2, 40]), bucketSeries([0, 1], { device: 'boat' })], SETTINGS, () => 0);
const source = { traces, format: new ValueFormat(1, 'mean'), clock: VIEWER_CLOCK, reach: 100 };

describe('what a chart shows at an instant', () => {
  it('is the reading that was taken then, and the bucket that it lies in', () => {
    const tip = timeTip(NOON + 1_040, source);
    expect(tip.title).toContain('12:00:01.000');
    expect(tip.rows.map(({ name, words, range }) => [name, words, range])).toEqual([
      ['car-7', '70.0 km/h', ''],
      ['boat', '70.0 km/h', '60.0 to 90.0'],
    ]);
    expect(tipWords(tip)).toContain('boat: 70.0 km/h (60.0 to 90.0)');
  });

  it('is the stretch of the bucket where there is no reading', () => {
    const tip = timeTip(NOON + 90_000, { ...source, traces: traces.slice(1) });
    expect(tip.title).toMatch(/12:01 – 12:02$/);
  });

  it('is told by the clock of the dashboard', () => {
    expect(timeTip(Date.UTC(2026, 10, 20, 5), { ...source, clock: UTC_CLOCK }).title).toContain('05:00:00');
  });

  it('is nothing where nothing was measured', () => {
    expect(timeTip(NOON + 10 * 60_000, source).rows).toEqual([]);
    expect(tipWords(timeTip(NOON + 10 * 60_000, source))).toContain('12:10:00');
  });
});

describe('steps along the points of a chart', () => {
  it('lead to the next instant of any series', () => {
    const seconds = (at: number | null) => (at === null ? null : (at - NOON) / 1_000);
    expect(seconds(nextInstant(traces, NOON, 'after'))).toBe(1);
    expect(seconds(nextInstant(traces, NOON + 2_000, 'after'))).toBe(30);
    expect(seconds(nextInstant(traces, NOON + 30_000, 'after'))).toBe(40);
    expect(seconds(nextInstant(traces, NOON + 30_000, 'before'))).toBe(2);
    expect(seconds(nextInstant(traces, NOON, 'before'))).toBeNull();
    expect([nextInstant(traces, NOON, 'first'), nextInstant(traces, NOON, 'last')].map(seconds)).toEqual([0, 90]);
  });

  it('begin at the last point', () => {
    expect(nextInstant(traces, null, 'before')).toBe(NOON + 90_000);
    expect(nextInstant([], null, 'after')).toBeNull();
  });
});

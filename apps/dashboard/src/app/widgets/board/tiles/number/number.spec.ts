import { aWidget } from '../../../../../testing/fake-board';
import { NOON, reading } from '../../../../../testing/readings';
import { rawSeries, speedSeries } from '../../../../../testing/series';
import { HOSTILE, showWidget, textsOf } from '../../../../../testing/show-widget';
import { SPEED_THRESHOLDS } from '../../../../../testing/thresholds';
import { seriesLine } from './series-line';
import { NumberWidget } from './number';

const SPAN = { from: NOON, to: NOON + 60_000 };

describe('the big number of a dashboard', () => {
  it('shows the newest value, how it differs from where the range began, and the range as a line', async () => {
    const { data, settle } = await showWidget(NumberWidget, aWidget('number'));
    data.shownSeries.data.set({ span: SPAN, series: [rawSeries([0, 1, 2])] });
    data.shownNewest.data.set([reading(3, { value: 81.5 })]);
    const number = await settle();
    expect(textsOf(number, '[data-testid=value], .unit')).toEqual(['81.5', 'km/h']);
    expect(textsOf(number, '[data-testid=change]')).toEqual(['up 11.5 since 12:00:00']);
    expect(number.querySelector('svg path')).not.toBeNull();
  });

  it('says the level of a value in words, with the decimals that were chosen', async () => {
    const settings = { thresholds: SPEED_THRESHOLDS, decimals: 2, sparkline: false };
    const { data, settle } = await showWidget(NumberWidget, aWidget('number', settings));
    data.shownNewest.data.set([reading(3, { value: 90 })]);
    const number = await settle();
    expect(textsOf(number, '[data-testid=value], .level')).toEqual(['90.00', 'brisk']);
    expect(number.querySelector('[data-level=caution]')).not.toBeNull();
  });

  it('shows what an aggregation makes of the range, and says which', async () => {
    const { data, settle } = await showWidget(NumberWidget, aWidget('number', { aggregation: 'p95' }));
    data.shownStatistics.data.set([
      {
        ...{ device: 'car-7', channel: 'speed', unit: 'km/h', count: 3, min: 1, max: 9, mean: 5 },
        ...{ standardDeviation: 1, p50: 5, p95: 8.5, p99: 9, relativeError: 0, complete: true, missing: [] },
      },
    ]);
    const number = await settle();
    expect(textsOf(number, '[data-testid=value], .aside')).toEqual(['8.5', '95th percentile: 95 % are below']);
  });

  it('shows several, called as they call themselves, and nothing where there is nothing', async () => {
    const { data, settle } = await showWidget(NumberWidget, aWidget('number', { channels: ['*/speed'] }));
    expect(textsOf(await settle(), '[data-testid=value]')).toEqual([]);
    data.shownNewest.data.set([reading(1, { value: 0.051 }), reading(2, { device: HOSTILE, value: 12_345.6 })]);
    const number = await settle();
    expect(textsOf(number, '[data-testid=value]')).toEqual(['0.051', '12,346']);
    expect(textsOf(number, '.name')[1]).toBe(`${HOSTILE} · speed`);
    expect(number.querySelector('img')).toBeNull();
  });
});

describe('the small line', () => {
  it('spans the range, is as high as its values, and is broken by a gap', () => {
    const time = [0, 1, 30].map((second) => NOON + second * 1_000);
    const gaps = [{ from: NOON + 1_000, to: NOON + 30_000 }];
    const series = speedSeries([], { gaps, points: { kind: 'raw', time, value: [1, 3, 2] } });
    expect(seriesLine(series, SPAN)).toBe('M0 40h0L3.3 0M100 20h0');
  });
});

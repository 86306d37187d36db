/** @jest-environment node */
import { rawSeries } from '../../../../../testing/series';
import { seriesTraces } from '../traces/series-traces';
import { ValueFormat } from '../traces/value-format';
import { channelBarRows } from './channel-bar-rows';

const format = new ValueFormat(null, 'mean');
const FREE = { min: null, max: null };

function valued(channel: string, value: number, unit = 'km/h') {
  return rawSeries([0], { channel, unit, points: { kind: 'raw', time: [0], value: [value] } });
}

function rowsOf(series: readonly ReturnType<typeof valued>[], ends: Parameters<typeof channelBarRows>[2] = FREE) {
  const traces = seriesTraces(series, { aggregation: 'mean', unit: null, bands: true }, () => 0);
  return channelBarRows(traces, 'mean', ends, format).map(({ from, length, words }) => [from, length, words]);
}

describe('one bar for each channel', () => {
  it('goes from the zero line to the value, by a scale for each unit', () => {
    expect(rowsOf([valued('a', 50), valued('b', 100), valued('c', 7, '%')])).toEqual([
      [0, 50, '50 km/h'],
      [0, 100, '100 km/h'],
      [0, 100, '7 %'],
    ]);
  });

  it('goes to the left of the zero line below zero', () => {
    expect(rowsOf([valued('a', -25), valued('b', 75)])).toEqual([
      [0, 25, '-25 km/h'],
      [25, 75, '75 km/h'],
    ]);
  });

  it('keeps to the ends that are set', () => {
    expect(rowsOf([valued('a', 150)], { min: 0, max: 100 })).toEqual([[0, 100, '150 km/h']]);
  });
});

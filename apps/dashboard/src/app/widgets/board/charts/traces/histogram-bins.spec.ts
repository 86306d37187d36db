/** @jest-environment node */
import { DEFAULT_SETTINGS, type ChannelStatistics } from '@tachograph/contracts';
import { binLegend, binProbes, binTable, binTip, binnedChannels } from './histogram-bins';
import { histogramPicture } from './histogram-picture';
import { ValueFormat } from './value-format';

const format = new ValueFormat(null, 'last');
const speed: ChannelStatistics = {
  ...{ device: 'car-7', channel: 'speed', unit: 'km/h', relativeError: 0, complete: true, missing: [] },
  ...{ count: 10, min: 0, max: 20, mean: 12, standardDeviation: 3, p50: 12, p95: 19, p99: 20 },
  histogram: { from: 0, width: 10, counts: [4, 6] },
};
const channels = binnedChannels([speed], ['speed'], () => 3);

describe('a histogram', () => {
  it('draws each bin as a bar from zero, and thresholds across the values', () => {
    const thresholds = [{ value: 15, level: 'caution' as const, label: 'fast', notify: false }];
    const picture = histogramPicture(channels, { ...DEFAULT_SETTINGS, thresholds }, format);
    expect(picture.curves[0]?.x).toEqual([0, 0, 10, 10, 10, 10, 20, 20]);
    expect(picture.curves[0]?.y).toEqual([0, 4, 4, 0, 0, 6, 6, 0]);
    expect([picture.x.min, picture.x.max, picture.y.min, picture.y.max]).toEqual([0, 20, 0, 6]);
    expect(picture.marks).toEqual([{ value: 15, level: 'caution', label: 'fast', axis: 'x' }]);
  });

  it('tells how many readings lie in a bin, and which share of all', () => {
    const [, second] = binProbes(channels);
    const tip = second && binTip(second, channels, format);
    expect(tip).toMatchObject({ title: '10 – 20 km/h', rows: [{ words: '6 readings', range: '60%' }] });
  });

  it('has its figures in the legend and its bins in the table', () => {
    expect(binLegend(channels, format, new Set(['car-7/speed']))[0]).toMatchObject({ isHidden: true, place: 3 });
    expect(binTable(channels, format).rows).toEqual([
      ['speed', '0 – 10 km/h', '4'],
      ['speed', '10 – 20 km/h', '6'],
    ]);
  });

  it('is empty without readings', () => {
    expect(histogramPicture([], DEFAULT_SETTINGS, format).curves).toEqual([]);
  });
});

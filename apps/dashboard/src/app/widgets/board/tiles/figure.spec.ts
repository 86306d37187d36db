import type { Aggregation, ChannelStatistics } from '@tachograph/contracts';
import { aWidget } from '../../../../testing/fake-board';
import { aggregateOf, figureWords } from './figure';

const STATISTICS: ChannelStatistics = {
  ...{ device: 'car-7', channel: 'speed', unit: 'km/h', count: 4, min: 18, max: 72, mean: 36 },
  ...{ standardDeviation: 1, p50: 36, p95: 54, p99: 72, relativeError: 0, complete: true, missing: [] },
};

describe('what an aggregation makes of a range', () => {
  const words = (aggregation: Aggregation, unit: string | null, statistics = STATISTICS) => {
    const figure = aggregateOf(statistics, aWidget('number', { aggregation, unit }).settings);
    return figure && figureWords(figure);
  };

  it('is a figure in the unit that was chosen', () => {
    const aggregations = ['mean', 'min', 'max', 'p50', 'p95', 'p99', 'sum'] as const;
    expect(aggregations.map((each) => words(each, 'm/s'))).toEqual([
      '10 m/s',
      '5 m/s',
      '20 m/s',
      '10 m/s',
      '15 m/s',
      '20 m/s',
      '40 m/s',
    ]);
  });

  it('has no unit where readings are counted', () => {
    expect(words('count', 'm/s')).toBe('4');
  });

  it('is nothing where nothing was read', () => {
    const none = { ...STATISTICS, count: 0, min: null, max: null, mean: null, p50: null, p95: null, p99: null };
    expect(words('mean', null, none)).toBeNull();
    expect(words('p95', null, none)).toBeNull();
  });
});

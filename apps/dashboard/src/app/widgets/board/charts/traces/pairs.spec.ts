/** @jest-environment node */
import { DEFAULT_SETTINGS } from '@tachograph/contracts';
import { NOON } from '../../../../../testing/readings';
import { bucketSeries, rawSeries } from '../../../../../testing/series';
import { UTC_CLOCK } from '../../../../core/session/wall-clock';
import { pairsOf } from './pairs';
import { scatterPicture } from './scatter-picture';
import { pairProbes, pairTable, pairTip } from './scatter-probes';
import { seriesTraces } from './series-traces';
import { ValueFormat } from './value-format';

const SETTINGS = { aggregation: 'mean', unit: null, bands: true } as const;
const format = new ValueFormat(null, 'mean');

function two(...series: Parameters<typeof seriesTraces>[0]) {
  const [across, up] = seriesTraces(series, SETTINGS, () => 0);
  if (!across || !up) throw new Error('both have readings');
  return { across, up, pairs: pairsOf(across, up) };
}

describe('values against each other', () => {
  it('go together where they were taken at nearly the same time', () => {
    const load = rawSeries([0.2, 1.3, 2.6, 30], { channel: 'load', unit: '%' });
    const { pairs } = two(rawSeries([0, 1, 2, 3]), load);
    expect(pairs.time.map((time) => (time - NOON) / 1_000)).toEqual([0.2, 1.3, 2.6]);
    expect(pairs.x).toEqual([70, 70, 70]);
  });

  it('go together by their buckets, and not with a bucket beside theirs', () => {
    const { pairs } = two(bucketSeries([0, 1, 3]), bucketSeries([1, 2, 3], { device: 'boat' }));
    expect(pairs.time.map((time) => (time - NOON) / 60_000)).toEqual([1, 3]);
  });

  it('are points of a picture, told with their time and both values, and rows of a table', () => {
    const { across, up, pairs } = two(rawSeries([0, 1]), rawSeries([0, 1], { channel: 'load', unit: '%' }));
    const picture = scatterPicture(across, [pairs], DEFAULT_SETTINGS, format);
    expect(picture.curves[0]).toMatchObject({ look: 'points', x: [70, 70], y: [70, 70] });
    expect([picture.x.title, picture.y.title]).toEqual(['speed (km/h)', '%']);
    const probe = pairProbes([pairs])[0];
    expect(probe && pairTip(probe, across, format, UTC_CLOCK).rows.map(({ words }) => words)).toEqual([
      '70 km/h',
      '70 %',
    ]);
    expect(pairTable([pairs], across, format, UTC_CLOCK)).toMatchObject({
      of: 2,
      columns: ['time', 'speed', 'series', 'value'],
    });
    expect(up.name).toBe('load');
  });
});

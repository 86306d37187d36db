/** @jest-environment node */
import { NOON } from '../../../testing/readings';
import { bucketSeries, rawSeries } from '../../../testing/series';
import { rangeLines } from './range-lines';

const MINUTE = 60_000;
const DEVICES = ['car-7', 'boat'];

describe('the lines of a range', () => {
  it('are one through the readings where they are readings', () => {
    const lines = rangeLines([rawSeries([1, 2])], DEVICES, 'light');
    expect(lines).toHaveLength(1);
    expect(lines[0]?.data).toEqual([
      { x: NOON + 1_000, y: 70 },
      { x: NOON + 2_000, y: 70 },
    ]);
  });

  it('are the means of buckets, at their middle, and a band from the lowest to the highest', () => {
    const [mean, highest, lowest] = rangeLines([bucketSeries([0, 1])], DEVICES, 'light');
    expect(mean?.data[0]).toEqual({
      x: NOON + MINUTE / 2,
      y: 70,
      sums: { low: 60, high: 90, from: NOON, to: NOON + MINUTE },
    });
    expect(highest).toMatchObject({ label: '', fill: '+1' });
    expect(highest?.data.map(({ y }) => y)).toEqual([90, 90, 90, 90]);
    expect(lowest?.data.map(({ y }) => y)).toEqual([60, 60, 60, 60]);
    expect([lowest?.data.at(0)?.x, lowest?.data.at(-1)?.x]).toEqual([NOON, NOON + 2 * MINUTE]);
  });

  it('break where the device was silent, and nowhere else', () => {
    const gaps = [{ from: NOON + 2_000, to: NOON + 9_000 }];
    const [line] = rangeLines([rawSeries([1, 2, 9, 29], { gaps })], DEVICES, 'light');
    expect(line?.data.map(({ y }) => y)).toEqual([70, 70, null, 70, 70]);
  });

  it('break between buckets only where a bucket is missing', () => {
    const gaps = [
      { from: NOON + 0.5 * MINUTE, to: NOON + 1.5 * MINUTE },
      { from: NOON + 1.7 * MINUTE, to: NOON + 5.5 * MINUTE },
    ];
    const [mean, highest] = rangeLines([bucketSeries([0, 1, 5], { gaps })], DEVICES, 'light');
    expect(mean?.data.map(({ y }) => y)).toEqual([70, 70, null, 70]);
    // A bucket that stands alone has a dot, and a band of its width.
    expect(mean?.pointRadius).toEqual([0, 0, 0, 2]);
    expect(highest?.data.slice(-3).map(({ x }) => (x - NOON) / MINUTE)).toEqual([5, 5.5, 6]);
  });

  it('have lines above all bands, in the order of the devices', () => {
    const lines = rangeLines([bucketSeries([0], { device: 'boat' }), bucketSeries([0])], DEVICES, 'light');
    expect(lines.map(({ label }) => label)).toEqual(['car-7', 'boat', '', '', '', '']);
  });
});

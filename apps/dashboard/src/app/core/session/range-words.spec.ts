/** @jest-environment node */
import { NOON } from '../../../testing/readings';
import { bucketSeries, rawSeries } from '../../../testing/series';
import { rangeTitle, rangeWords } from './range-words';

describe('what a range is, in words', () => {
  it('names each reading, how many, and that none is missing', () => {
    expect(rangeWords([rawSeries([1, 2])], NOON)).toEqual(['each reading', '2 readings', 'complete']);
  });

  it('names the buckets and what they are made of', () => {
    const wide = bucketSeries([0]);
    const day = { ...wide, points: { ...wide.points, resolution: 86_400_000 } };
    expect(rangeWords([wide], NOON)[0]).toBe('1 min buckets from rollups');
    expect(rangeWords([wide, day, rawSeries([1])], NOON)[0]).toBe(
      'each reading or 1 min to 1 day buckets from rollups',
    );
    expect(rangeWords([{ ...wide, source: 'raw' }], NOON)[0]).toBe('1 min buckets from readings');
  });

  it('counts gaps, which are no loss', () => {
    const gaps = [1, 2].map((second) => ({ from: NOON + second, to: NOON + second }));
    expect(rangeWords([rawSeries([1], { gaps })], NOON).slice(1)).toEqual(['1 reading', '2 gaps', 'complete']);
  });

  it('says what is missing and why', () => {
    const missing = [{ from: NOON - 9e8, to: NOON - 60_000, reason: 'expired' } as const];
    expect(rangeWords([rawSeries([1], { complete: false, missing })], NOON).at(-1)).toBe(
      'detail before 11:59 has expired',
    );
  });

  it('heads a range with its name, or with its times', () => {
    expect(rangeTitle({ kind: 'recent', name: '24h' }, NOON)).toBe('The last 24 hours');
    expect(rangeTitle({ kind: 'past', from: NOON - 60_000, to: NOON }, NOON)).toBe('11:59 – 12:00');
  });
});

/** @jest-environment node */
import { NOON, reading } from '../../../testing/readings';
import { counterRates } from './counter-rates';

const counted = (...values: [second: number, bytes: number][]) =>
  values.map(([second, value], id) => reading(id, { takenAt: NOON + second * 1_000, value }));
const rates = (...values: [second: number, bytes: number][]) => counterRates(counted(...values)).map(({ y }) => y);

describe('the rate of a counter', () => {
  it('is what it grew by in a second, whatever the interval', () => {
    expect(rates([0, 1_000], [1, 3_000], [3, 4_000])).toEqual([2_000, 500]);
  });

  it('has no spike where the counter began anew', () => {
    expect(rates([0, 9_000_000], [1, 9_000_100], [2, 50], [3, 150])).toEqual([100, null, 100]);
  });

  it('has none where the counter was not read for a while', () => {
    expect(rates([0, 0], [1, 10], [2, 20], [300, 9_000], [301, 9_010])).toEqual([10, 10, null, 10]);
  });

  it('takes two counts of one instant for one', () => {
    expect(rates([0, 0], [0, 5], [1, 10])).toEqual([5]);
  });

  it('is not known from one count', () => {
    expect(rates([0, 7])).toEqual([]);
  });
});

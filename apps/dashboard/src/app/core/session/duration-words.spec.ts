/** @jest-environment node */
import { dayCount, durationWords } from './duration-words';

describe('durations', () => {
  it.each([
    [500, '500 ms'],
    [10_000, '10 s'],
    [900_000, '15 min'],
    [21_600_000, '6 h'],
    [86_400_000, '1 day'],
    [172_800_000, '2 days'],
  ])('of %d ms are named in the largest unit of which they are a whole number', (duration, words) => {
    expect(durationWords(duration)).toBe(words);
  });

  it('are days where only days are meant', () => {
    expect([1, 1_000].map(dayCount)).toEqual(['1 day', '1,000 days']);
  });
});

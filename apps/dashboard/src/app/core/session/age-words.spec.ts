/** @jest-environment node */
import { NOON } from '../../../testing/readings';
import { heardWords, roughDuration } from './age-words';

describe('when a device was last heard', () => {
  it.each([
    [-2_000, 'live'],
    [14_000, 'live'],
    [42_000, '42 sec ago'],
    [3 * 60_000, '3 min ago'],
    [5 * 3_600_000, '5 hr ago'],
  ])('is told after %d ms as %s', (age, words) => {
    expect(heardWords(NOON - age, NOON)).toBe(words);
  });

  it('names the day where it was long ago', () => {
    expect(heardWords(NOON - 2 * 86_400_000, NOON)).toMatch(/^offline since \d+ \w+ 20\d\d/);
  });
});

it.each([
  [300, '0.3 s'],
  [-42_000, '42 s'],
  [300_000, '5 min'],
  [9_000_000, '2.5 h'],
  [259_200_000, '3 d'],
])('a length of %d ms is about %s', (ms, words) => {
  expect(roughDuration(ms)).toBe(words);
});

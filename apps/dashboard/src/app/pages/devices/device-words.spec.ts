/** @jest-environment node */
import { aDevice } from '../../../testing/devices';
import { clockWords, rateWords, titleOf, troubleWords } from './device-words';

describe('the words for a device', () => {
  it('call it as people do, or else by its name', () => {
    expect(titleOf(aDevice('car-7', { title: 'Van 7' }))).toBe('Van 7');
    expect(titleOf(aDevice('car-7'))).toBe('car-7');
  });

  it.each([
    [0, '0'],
    [12.34, '12.3/s'],
    [0.05, '3/min'],
  ])('tell of %d readings a second as %s', (rate, words) => {
    expect(rateWords(rate)).toBe(words);
  });

  it.each([
    [null, 'not known'],
    [-400, 'right'],
    [2_300, '2.3 s ahead'],
    [-300_000, '5 min behind'],
  ])('tell of a clock that differs by %p ms as %s', (offset, words) => {
    expect(clockWords(offset)).toBe(words);
  });

  it('tell what came late or twice, where anything did', () => {
    const { traffic } = aDevice('car-7');
    expect(troubleWords(traffic)).toBe('');
    expect(troubleWords({ ...traffic, late: 1, duplicates: 1_200 })).toBe('1 came late · 1,200 came twice');
  });
});

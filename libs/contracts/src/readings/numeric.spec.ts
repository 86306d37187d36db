import { parseNumeric } from './numeric.js';

describe('a numeric field', () => {
  it.each([
    [72, 72],
    [0, 0],
    [-40.5, -40.5],
    [5e-324, 5e-324],
    ['72', 72],
    [' 7.2e1 ', 72],
    ['+3', 3],
    ['-3', -3],
    ['.5', 0.5],
    ['5.', 5],
    ['1E-2', 0.01],
    ['007', 7],
  ])('takes %j as %d', (value, expected) => {
    expect(parseNumeric(value)).toBe(expected);
  });

  it.each([
    '',
    ' ',
    'NaN',
    'Infinity',
    '-Infinity',
    '0x10',
    '0b1',
    '1_000',
    '1,5',
    '7 2',
    '72 km/h',
    '.',
    'e5',
    '1e',
    '٧٢',
  ])('refuses the text %j', (text) => {
    expect(parseNumeric(text)).toBeUndefined();
  });

  it.each([NaN, Infinity, -Infinity, true, null, undefined, [72], { speed: 72 }, 72n])('refuses %p', (value) => {
    expect(parseNumeric(value)).toBeUndefined();
  });

  it('refuses text that means more than a double can hold', () => {
    expect(parseNumeric('1e999')).toBeUndefined();
    expect(parseNumeric(`1${'0'.repeat(400)}`)).toBeUndefined();
  });

  it('keeps a double exactly, sent as text or as a number', () => {
    for (const number of [0.1 + 0.2, Number.MAX_VALUE, Number.MIN_VALUE, 1e-300]) {
      expect(parseNumeric(number)).toBe(number);
      expect(parseNumeric(String(number))).toBe(number);
    }
  });

  it('is no text of more than 64 characters, so that a long one costs no time', () => {
    expect(parseNumeric('1'.repeat(64))).toBeDefined();
    expect(parseNumeric('1'.repeat(65))).toBeUndefined();
  });
});

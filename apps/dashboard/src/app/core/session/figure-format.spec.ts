/** @jest-environment node */
import { figureText } from './figure-format';

describe('a figure', () => {
  it('has the decimals that were asked for', () => {
    expect(figureText(72.456, 1)).toBe('72.5');
    expect(figureText(72, 2)).toBe('72.00');
    expect(figureText(0.4, 0)).toBe('0');
  });

  it('has as many as it needs where none were asked for', () => {
    expect([0, 7, 72.46, 0.051, 1.0134, 131.25, -3.14159].map((value) => figureText(value, null))).toEqual([
      '0',
      '7',
      '72.46',
      '0.051',
      '1.013',
      '131.3',
      '-3.142',
    ]);
  });

  it('divides thousands, and loses no whole digit', () => {
    expect(figureText(12_345.67, null)).toBe('12,346');
    expect(figureText(1_234_567, null)).toBe('1,234,567');
  });
});

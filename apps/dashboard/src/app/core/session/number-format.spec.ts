/** @jest-environment node */
import {
  alignedNumber,
  alignedPercent,
  formatList,
  formatNumber,
  formatPercent,
  parseNumber,
  plainNumber,
  roundedNumber,
} from './number-format';

describe('numbers', () => {
  it('have digits behind the point where they need some, or always as many', () => {
    expect([1_234, 0.126, -5.5].map((value) => formatNumber(value))).toEqual(['1,234', '0.13', '-5.5']);
    expect(formatNumber(0.126, 1)).toBe('0.1');
    expect(alignedNumber(7, 2)).toBe('7.00');
  });

  it('are shares of a hundred', () => {
    expect(formatPercent(0.831)).toBe('83%');
    expect(formatPercent(0.8312, 1)).toBe('83.1%');
    expect(alignedPercent(0.5, 1)).toBe('50.0%');
  });

  it('are words where they are large', () => {
    expect(roundedNumber(12_345_678)).toBe('12.3 million');
  });

  it('are read with a point or a comma, as they are typed', () => {
    expect([' 2.5', '2,5', '-0,5', '1e3'].map(parseNumber)).toEqual([2.5, 2.5, -0.5, 1_000]);
    expect(['', ' ', '1,2,3', 'much'].map(parseNumber)).toEqual([NaN, NaN, NaN, NaN]);
  });

  it('are read as they stand in a field', () => {
    expect([1_234.5, 0.000_001, 36_500].map(plainNumber)).toEqual(['1234.5', '0.000001', '36500']);
  });

  it('stand in lists', () => {
    expect(formatList(['a', 'b', 'c'])).toBe('a, b and c');
  });
});

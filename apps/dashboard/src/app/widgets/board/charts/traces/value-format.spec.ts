/** @jest-environment node */
import { ValueFormat } from './value-format';

const format = new ValueFormat(null, 'last');

describe('the values of a chart', () => {
  it('are cut short in a legend where they are large', () => {
    expect([0, 72.46, 12_345.6, 999_999].map((value) => format.short(value))).toEqual([
      '0',
      '72.46',
      '12,346',
      '999,999',
    ]);
    expect(format.short(10_882_838_303)).toMatch(/^10\.88.?B/i);
  });

  it('are cut short at an axis, unless those beside them would read alike', () => {
    const ticks = (from: number, step: number) => [0, 1, 2].map((place) => format.tick(from + place * step, step));
    expect(ticks(0, 50)).toEqual(['0', '50', '100']);
    expect(ticks(200_000, 50_000).join()).toMatch(/^200K,250K,300K$/i);
    expect(ticks(10_882_838_300, 10)).toEqual(['10,882,838,300', '10,882,838,310', '10,882,838,320']);
    expect(ticks(99_999.5, 0.01)).toEqual(['99,999.5', '99,999.51', '99,999.52']);
  });
});

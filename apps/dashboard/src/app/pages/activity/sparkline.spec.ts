import { NOON, reading } from '../../../testing/readings';
import { sparkline } from './sparkline';

const at = (second: number, value: number) => reading(second, { takenAt: NOON + second * 1_000, value });

describe('the small line', () => {
  it('goes from edge to edge', () => {
    expect(sparkline([at(0, 0), at(2, 100), at(4, 50)])).toBe('M0.0 40.0h0L100.0 0.0L200.0 20.0');
  });

  it('is broken where nothing was measured', () => {
    expect(sparkline([at(0, 0), at(2, 0), at(4, 0), at(100, 0)])).toBe('M0.0 40.0h0L4.0 40.0L8.0 40.0M200.0 40.0h0');
  });

  it('is a dot, or nothing, where there is no more', () => {
    expect(sparkline([at(0, 100)])).toBe('M0.0 0.0h0');
    expect(sparkline([])).toBe('');
  });
});

/** @jest-environment node */
import { lonePoints } from './draw-lone-points';
import { KeptDatasets, dashOf } from './kept-datasets';
import type { Curve } from './picture';

function curve(id: string, y: readonly number[], more: Partial<Curve> = {}): Curve {
  const x = y.map((_, place) => place);
  return { id, label: id, place: 0, axis: 'y', look: 'line', x, y, fill: 'none', band: null, ...more };
}

describe('datasets of a drawing', () => {
  it('are the same objects for the same curves, so that nothing is built anew', () => {
    const kept = new KeptDatasets();
    const [before] = kept.take([curve('a', [1, 2, 3])], 'light', 1);
    const [spot] = before?.data ?? [];
    const [other, after] = kept.take([curve('b', [9]), curve('a', [4, 5])], 'dark', 1);
    expect(after).toBe(before);
    expect(after?.data[0]).toBe(spot);
    expect(after?.data).toEqual([
      { x: 0, y: 4 },
      { x: 1, y: 5 },
    ]);
    expect(other).not.toBe(before);
  });

  it('are let go of with their curve', () => {
    const kept = new KeptDatasets();
    const [before] = kept.take([curve('a', [1])], 'light', 1);
    kept.take([], 'light', 1);
    expect(kept.take([curve('a', [1])], 'light', 1)[0]).not.toBe(before);
  });

  it('differ by their strokes where colours come again', () => {
    expect(dashOf(0)).toEqual([]);
    expect(dashOf(8)).not.toEqual(dashOf(0));
    expect(dashOf(16)).not.toEqual(dashOf(8));
  });

  it('draw bars as wide as their part of the axis', () => {
    const bars = curve('a', [1], { look: 'bars', barWidth: 60_000 });
    expect(new KeptDatasets().take([bars], 'light', 0.001)[0]).toMatchObject({ type: 'bar', barThickness: 60 });
  });
});

describe('lone points', () => {
  it('are those that no line joins to another', () => {
    const spots = [1, NaN, 2, 3, NaN, 4].map((y, x) => ({ x, y }));
    expect(lonePoints(spots).map(({ y }) => y)).toEqual([1, 4]);
    expect(lonePoints([{ x: 0, y: 5 }])).toHaveLength(1);
    expect(lonePoints([])).toEqual([]);
  });
});

import { ReadingRing } from './reading-ring.js';
import { range, reading } from './testing/hub-under-test.js';

/** The ids in memory behind one. */
const idsAfter = (ring: ReadingRing, seq: number) => [...ring.after(seq)].map(({ id }) => id);

describe('the memory of the last readings', () => {
  it('covers what came since it began, and nothing before', () => {
    const ring = new ReadingRing(10, 100);
    expect([99, 100, 101].map((seq) => ring.covers(seq))).toEqual([false, true, true]);
    for (const id of [105, 107, 120]) ring.push(reading(id));
    expect(idsAfter(ring, 100)).toEqual([105, 107, 120]);
    expect(idsAfter(ring, 105)).toEqual([107, 120]);
    expect(idsAfter(ring, 106)).toEqual([107, 120]);
    expect(idsAfter(ring, 120)).toEqual([]);
  });

  it('keeps the last ones, and knows from where on they are complete', () => {
    const ring = new ReadingRing(5, 0);
    for (let id = 2; id <= 200; id += 2) {
      ring.push(reading(id));
      const floor = Math.max(0, id - 10);
      expect(ring.covers(floor)).toBe(true);
      expect(ring.covers(floor - 1)).toBe(false);
      const all = range(1, id / 2).map((index) => 2 * index);
      for (const seq of [floor, floor + 1, id - 1, id])
        expect(idsAfter(ring, seq)).toEqual(all.filter((each) => each > seq));
    }
  });

  it('may keep nothing', () => {
    const ring = new ReadingRing(0, 0);
    ring.push(reading(1));
    expect(ring.covers(0)).toBe(false);
    expect(ring.covers(1)).toBe(true);
    expect(idsAfter(ring, 1)).toEqual([]);
  });
});

import { reading } from './testing/hub-under-test.js';
import { TakenSpans } from './taken-spans.js';

const HOUR_MS = 3_600_000;

describe('the times between which readings were taken', () => {
  it('are none after the last one', () => {
    const spans = new TakenSpans();
    expect(spans.after(0)).toBeUndefined();
    spans.pass(reading(7));
    expect(spans.after(7)).toBeUndefined();
    expect(spans.after(6)).toEqual({ from: reading(7).takenAt, to: reading(7).takenAt });
  });

  it('hold each late reading behind a place, and none that is far in front of it', () => {
    const spans = new TakenSpans(4, 16);
    const late = [5, 50, 900];
    const takenAt = (id: number) => (late.includes(id) ? id - HOUR_MS : id);
    for (let id = 1; id <= 1_000; id += 1) spans.pass(reading(id, { takenAt: takenAt(id) }));
    for (const id of late) expect(spans.after(id - 1)?.from).toBeLessThanOrEqual(id - HOUR_MS);
    expect(spans.after(300)).toEqual({ from: 900 - HOUR_MS, to: 1_000 });
  });
});

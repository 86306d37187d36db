/** @jest-environment node */
import { NOON } from '../../../testing/readings';
import { back, between, closer, endingAt, forth, toNow, wider } from './range-moves';
import type { ShownRange, TimedRange } from './shown-range';

const HOUR = 3_600_000;
const LAST_HOUR: TimedRange = { kind: 'recent', name: '1h' };
const past = (from: number, to: number) => ({ kind: 'past', from: NOON + from * HOUR, to: NOON + to * HOUR }) as const;
const timed = (range: ShownRange | null) => range as TimedRange;

describe('moving a range of time', () => {
  it('goes back by its length, and forth to where it was', () => {
    expect(back(LAST_HOUR, NOON)).toEqual(past(-2, -1));
    expect(forth(past(-3, -2), NOON)).toEqual(past(-2, -1));
    expect(forth(past(-2, -1), NOON)).toEqual(LAST_HOUR);
  });

  it('goes forth until now at most', () => {
    expect(forth(past(-1.5, -0.25), NOON)).toEqual(past(-1.25, 0));
    expect(forth(LAST_HOUR, NOON)).toBeNull();
    expect(forth(past(0, 1), NOON)).toBeNull();
  });

  it('comes closer to the middle, until a second is left', () => {
    expect(closer(past(-4, -2), NOON)).toEqual(past(-3.5, -2.5));
    let range = closer(LAST_HOUR, NOON);
    for (let steps = 0; steps < 40 && range; steps++) range = closer(timed(range), NOON);
    expect(range).toBeNull();
  });

  it('becomes wider around the middle, and ends now where it would reach beyond', () => {
    expect(wider(past(-40, -38), NOON)).toEqual(past(-41, -37));
    expect(wider(past(-2, 0), NOON)).toEqual(past(-4, 0));
    expect(wider({ kind: 'recent', name: '30d' }, NOON)).toMatchObject({ kind: 'past', to: NOON });
  });

  it('comes back to now with a range that is as long at least', () => {
    expect(toNow(past(-9, -8))).toEqual(LAST_HOUR);
    expect(toNow(past(-90, -88))).toEqual({ kind: 'recent', name: '6h' });
    expect(toNow(past(-90_000, -8))).toEqual({ kind: 'recent', name: '1y' });
  });

  it('takes a stretch dragged in either direction, in whole milliseconds', () => {
    expect(between(NOON + 5_000.4, NOON)).toEqual(between(NOON, NOON + 5_000.4));
    expect(between(NOON, NOON + 10)).toMatchObject({ from: NOON - 495, to: NOON + 505 });
  });

  it('shows an instant near its end, where a newest reading is looked for, and nothing of what lies ahead', () => {
    expect(endingAt(NOON, HOUR, NOON + HOUR)).toEqual(past(-0.9, 0.1));
    expect(endingAt(NOON, HOUR, NOON + 0.05 * HOUR)).toEqual(past(-0.95, 0.05));
    expect(endingAt(NOON, HOUR, NOON - HOUR)).toEqual({ kind: 'past', from: NOON + 1 - HOUR, to: NOON + 1 });
  });
});

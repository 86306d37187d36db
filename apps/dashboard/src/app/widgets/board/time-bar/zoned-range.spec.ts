/** @jest-environment node */
import { UTC_CLOCK, WallClock } from '../../../core/session/wall-clock';
import { fieldText, zonedRange } from './zoned-range';

const BERLIN = new WallClock('Europe/Berlin');
const MARCH = Date.UTC(2026, 2, 1, 10);

describe('a range between two times of a clock', () => {
  it('is read in the zone in which it was written', () => {
    expect(fieldText(MARCH, BERLIN)).toBe('2026-03-01T11:00:00');
    expect(zonedRange('2026-03-01T11:00', '2026-03-01T12:00:30', BERLIN).range).toEqual({
      kind: 'past',
      from: MARCH,
      to: MARCH + 3_630_000,
    });
    expect(zonedRange('2026-03-01T10:00', '2026-03-01T11:00', UTC_CLOCK).range).toMatchObject({ from: MARCH });
  });

  it.each([
    ['', '2026-03-01T11:00', 'the beginning is no date'],
    ['2026-03-01T11:00', '', 'the end is no date'],
    ['2026-03-01T11:00', '2026-03-01T10:00', 'the end must be'],
    ['2026-03-29T02:30', '2026-03-29T04:00', 'left that time out'],
  ])('says what is wrong with %s to %s', (from, to, words) => {
    const { range, problem } = zonedRange(from, to, BERLIN);
    expect(range).toBeUndefined();
    expect(problem).toContain(words);
  });
});

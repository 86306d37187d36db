/** @jest-environment node */
import { UTC_CLOCK, VIEWER_CLOCK, WallClock } from './wall-clock';

const NOON_UTC = Date.UTC(2026, 10, 20, 12, 0, 0);

describe('a clock of a time zone', () => {
  it('tells times of its zone, with the day where it is another', () => {
    const tokyo = new WallClock('Asia/Tokyo');
    expect(UTC_CLOCK.time(NOON_UTC, NOON_UTC, 'minutes')).toBe('12:00');
    expect(tokyo.time(NOON_UTC, NOON_UTC, 'minutes')).toBe('21:00');
    expect(tokyo.time(NOON_UTC + 4 * 3_600_000, NOON_UTC, 'minutes')).toContain('21');
    expect(tokyo.isSameDay(NOON_UTC, NOON_UTC + 4 * 3_600_000)).toBe(false);
    expect(UTC_CLOCK.isSameDay(NOON_UTC, NOON_UTC + 4 * 3_600_000)).toBe(true);
  });

  it('knows how far it is ahead of UTC, in summer and in winter', () => {
    const berlin = new WallClock('Europe/Berlin');
    expect([NOON_UTC, Date.UTC(2026, 6, 1)].map((time) => berlin.offset(time) / 3_600_000)).toEqual([1, 2]);
    expect(new WallClock('America/St_Johns').offset(NOON_UTC) / 60_000).toBe(-210);
    expect(UTC_CLOCK.offset(NOON_UTC)).toBe(0);
  });

  it('finds when it shows a time, also around the change of summer time', () => {
    const berlin = new WallClock('Europe/Berlin');
    for (const clock of [berlin, UTC_CLOCK, VIEWER_CLOCK]) {
      for (let hour = -72; hour < 72; hour++) {
        const time = Date.UTC(2026, 2, 29, hour, 30);
        expect(clock.instant(clock.wall(time).getTime())).toBe(time);
      }
    }
  });
});

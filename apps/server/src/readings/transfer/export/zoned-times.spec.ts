import fc from 'fast-check';
import { DateTime } from 'luxon';
import { ZonedTimes } from './zoned-times.js';

const ZONES = ['Europe/Berlin', 'America/St_Johns', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'Pacific/Apia'];

describe('times in a zone', () => {
  it('are what the calendar says, through every change of the clocks', () => {
    const instants = fc.array(fc.integer({ min: Date.UTC(2000, 0), max: Date.UTC(2040, 0) }), { maxLength: 30 });
    fc.assert(
      fc.property(fc.constantFrom(...ZONES), instants, (zone, some) => {
        const times = new ZonedTimes(zone);
        const near = some.flatMap((instant) => [instant, instant + 1, instant + 60_000, instant + 3_600_000]);
        const expected = near.map((instant) => DateTime.fromMillis(instant, { zone }).toISO());
        expect(near.map((instant) => times.text(instant))).toEqual(expected);
      }),
    );
  });

  it('say Z in UTC', () => {
    expect(new ZonedTimes('UTC').text(Date.UTC(2026, 10, 21, 14, 3, 11, 7))).toBe('2026-11-21T14:03:11.007Z');
  });

  it('name both hours that a change of the clocks repeats', () => {
    const times = new ZonedTimes('Europe/Berlin');
    expect(times.text(Date.UTC(2026, 9, 25, 0, 30))).toBe('2026-10-25T02:30:00.000+02:00');
    expect(times.text(Date.UTC(2026, 9, 25, 1, 30))).toBe('2026-10-25T02:30:00.000+01:00');
  });
});

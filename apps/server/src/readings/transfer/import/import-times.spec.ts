import fc from 'fast-check';
import { ZonedTimes } from '../export/zoned-times.js';
import { ImportTimes } from './import-times.js';

const read = (cell: unknown, zone = 'Europe/Berlin', format?: string) => new ImportTimes(zone, format).parse(cell);
const iso = (instant: number | undefined) => (instant === undefined ? undefined : new Date(instant).toISOString());

describe('a time in a file', () => {
  const AT = '2026-11-21T14:03:11.000Z';

  it.each([
    '2026-11-21T14:03:11Z',
    '2026-11-21T15:03:11+01:00',
    '2026-11-21 15:03:11',
    '2026-11-21T15:03:11.000',
    '2026-11-21 14:03:11 +00',
    '1795269791',
    1795269791,
    1795269791000,
    '1795269791000000',
    1795269791000000000n,
    new Date(AT),
  ])('is read: %p', (cell) => {
    expect(iso(read(cell))).toBe(AT);
  });

  it.each(['', 'soon', '2026-02-30T00:00:00Z', '2026-11-21T25:00:00Z', '14:03', null, undefined, {}, 'x'.repeat(100)])(
    'is none: %p',
    (cell) => {
      expect(read(cell)).toBeUndefined();
    },
  );

  it('is read by a pattern, in its zone', () => {
    expect(iso(read('21.11.2026 15:03:11', 'Europe/Berlin', 'dd.MM.yyyy HH:mm:ss'))).toBe(AT);
    expect(read('2026-11-21T14:03:11Z', 'Europe/Berlin', 'dd.MM.yyyy HH:mm:ss')).toBeUndefined();
  });

  it('is a day of its zone where it is a date alone', () => {
    expect(iso(read('2026-11-21'))).toBe('2026-11-20T23:00:00.000Z');
  });

  it('that the clocks showed twice is the first of both', () => {
    expect(iso(read('2026-10-25 02:30:00'))).toBe('2026-10-25T00:30:00.000Z');
    expect(iso(read('2026-10-25 03:00:00'))).toBe('2026-10-25T02:00:00.000Z');
  });

  it('that the clocks skipped is as far behind the change as it says', () => {
    expect(iso(read('2026-03-29 02:30:00'))).toBe('2026-03-29T01:30:00.000Z');
    expect(iso(read('2026-03-29 03:30:00'))).toBe('2026-03-29T01:30:00.000Z');
    expect(iso(read('2026-03-29 01:59:59'))).toBe('2026-03-29T00:59:59.000Z');
  });

  it('without an offset is the instant at which the clocks of its zone showed it', () => {
    const zones = fc.constantFrom('Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'UTC');
    const instants = fc.array(fc.integer({ min: Date.UTC(2000, 0), max: Date.UTC(2040, 0) }), { maxLength: 20 });
    fc.assert(
      fc.property(zones, instants, (zone, some) => {
        const [shown, times] = [new ZonedTimes(zone), new ImportTimes(zone)];
        const local = (instant: number) => shown.text(instant).replace(/(?:Z|[+-]\d\d:\d\d)$/, '');
        for (const instant of some) expect(local(times.parse(local(instant)) ?? NaN)).toBe(local(instant));
      }),
    );
  });
});

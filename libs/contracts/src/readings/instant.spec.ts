import { parseInstant } from './instant.js';

const NOVEMBER = Date.UTC(2026, 10, 21, 14, 3, 11);

describe('an instant', () => {
  it.each([
    ['2026-11-21T14:03:11Z', NOVEMBER],
    ['2026-11-21T14:03:11.042Z', NOVEMBER + 42],
    ['2026-11-21T14:03:11.042999Z', NOVEMBER + 42],
    ['2026-11-21T15:03:11+01:00', NOVEMBER],
    ['2026-11-21T10:33:11-0330', NOVEMBER],
    ['2026-11-21 14:03:11Z', NOVEMBER],
    [' 2026-11-21T14:03:11Z\n', NOVEMBER],
    ['20261121T140311Z', NOVEMBER],
    ['2026-11-21T14:03Z', NOVEMBER - 11_000],
    ['2026-11-21T14:03:11.5Z', NOVEMBER + 500],
    ['2026-11-20T24:00:00Z', Date.UTC(2026, 10, 21)],
    ['2024-02-29T00:00:00Z', Date.UTC(2024, 1, 29)],
  ])('may be ISO 8601: %j', (text, expected) => {
    expect(parseInstant(text)).toBe(expected);
  });

  it.each(['2026-11-21T14:03:11', '2026-11-21 14:03:11'])(
    "without an offset is in the server's time zone: %s",
    (text) => {
      expect(parseInstant(text)).toBe(new Date(2026, 10, 21, 14, 3, 11).getTime());
    },
  );

  it('may be Unix seconds or milliseconds, as numbers or as text', () => {
    for (const value of [NOVEMBER, NOVEMBER / 1000, String(NOVEMBER), String(NOVEMBER / 1000)]) {
      expect(parseInstant(value)).toBe(NOVEMBER);
    }
  });

  it('may have parts of a second, which count to the millisecond', () => {
    expect(parseInstant(NOVEMBER / 1000 + 0.042)).toBe(NOVEMBER + 42);
    expect(parseInstant(`${NOVEMBER / 1000}.0424`)).toBe(NOVEMBER + 42);
    expect(parseInstant(NOVEMBER + 0.6)).toBe(NOVEMBER + 1);
  });

  it('is in seconds below 10^11 and in milliseconds from there on', () => {
    expect(parseInstant(99_999_999_999)).toBe(99_999_999_999_000);
    expect(parseInstant(100_000_000_000)).toBe(100_000_000_000);
    expect(parseInstant(-NOVEMBER)).toBe(-NOVEMBER);
    expect(parseInstant(0)).toBe(0);
  });

  it('ends where ECMAScript has no date any more', () => {
    expect(parseInstant(8.64e15)).toBe(8.64e15);
    expect(parseInstant(8.64e15 + 1)).toBeUndefined();
    expect(parseInstant(-8.64e15 - 1)).toBeUndefined();
    expect(parseInstant(1e300)).toBeUndefined();
  });

  it('is the start of the day where a date stands alone', () => {
    expect(parseInstant('2026-11-21')).toBe(new Date(2026, 10, 21).getTime());
    expect(parseInstant('2026-11-21', 'start')).toBe(new Date(2026, 10, 21).getTime());
  });

  it('is the last millisecond of the day where a date alone ends a range', () => {
    expect(parseInstant('2026-11-21', 'end')).toBe(new Date(2026, 10, 22).getTime() - 1);
    expect(parseInstant(' 2026-11-21 ', 'end')).toBe(new Date(2026, 10, 22).getTime() - 1);
  });

  it('is itself at the end of a range too, where it has a time', () => {
    expect(parseInstant('2026-11-21T00:00:00Z', 'end')).toBe(Date.UTC(2026, 10, 21));
    expect(parseInstant(NOVEMBER, 'end')).toBe(NOVEMBER);
  });

  it.each(['2026-02-30', '2026-02-30T10:00:00Z', '2025-02-29', '2026-13-01', '2026-00-10', '2026-11-21T25:00:00Z'])(
    'does not exist: %s',
    (text) => {
      expect(parseInstant(text)).toBeUndefined();
    },
  );

  it('knows leap years', () => {
    expect(parseInstant('2028-02-29T00:00:00Z')).toBe(Date.UTC(2028, 1, 29));
  });

  it.each([
    '',
    ' ',
    'yesterday',
    '21.11.2026',
    '11/21/2026',
    '2026-11-21T',
    '2026-11-21Tnoon',
    '0x123',
    'NaN',
    '14:03',
    '23:59:59Z',
  ])('is no other text: %j', (text) => {
    expect(parseInstant(text)).toBeUndefined();
  });

  it.each([undefined, null, true, NaN, Infinity, {}, [NOVEMBER], new Date(NOVEMBER)])(
    'is no other value: %p',
    (value) => {
      expect(parseInstant(value)).toBeUndefined();
    },
  );
});

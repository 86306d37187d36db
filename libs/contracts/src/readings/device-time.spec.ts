import { readDeviceTime } from './device-time.js';

const RECEIVED = Date.UTC(2026, 10, 21, 14, 3, 12);
const DAY = 86_400_000;
const YEAR_2000 = Date.UTC(2000, 0, 1);

describe('the time that a device sends with a reading', () => {
  it.each([
    RECEIVED - 1000,
    (RECEIVED - 1000) / 1000,
    String(RECEIVED - 1000),
    String((RECEIVED - 1000) / 1000),
    '2026-11-21T14:03:11Z',
    '2026-11-21T15:03:11+01:00',
    new Date(RECEIVED - 1000).toLocaleTimeString('en-US'),
    new Date(RECEIVED - 1000).toLocaleTimeString('en-GB'),
  ])('counts in every form seen in real clients: %j', (timestamp) => {
    expect(readDeviceTime(timestamp, RECEIVED)).toEqual({ takenAt: RECEIVED - 1000, clock: 'device' });
  });

  it.each([undefined, null, ''])('is absent as %p, and the time of receipt counts', (timestamp) => {
    expect(readDeviceTime(timestamp, RECEIVED)).toEqual({ takenAt: RECEIVED, clock: 'absent' });
  });

  it.each([
    true,
    false,
    {},
    [],
    [RECEIVED],
    NaN,
    ' ',
    'soon',
    '2026-02-30',
    '25:00:00',
    '23:59:59Z',
    '99:99 PM',
    'Invalid Date',
    1e300,
  ])('is unparsable as %p, and the time of receipt counts', (timestamp) => {
    expect(readDeviceTime(timestamp, RECEIVED)).toEqual({ takenAt: RECEIVED, clock: 'unparsable' });
  });

  it.each([
    ['of a clock that starts in 1970', 12],
    ['of a clock that starts in 1970, as ISO 8601', '1970-01-01T00:00:12Z'],
    ['zero', 0],
    ['before 1970', -1],
    ['in 2036, where some clocks roll over', '2036-02-07T06:28:16Z'],
    ['in 2036, as Unix seconds', 2_085_978_496],
    ['in the year 5138', 99_999_999_999],
  ])('is implausible %s, and the time of receipt counts', (_, timestamp) => {
    expect(readDeviceTime(timestamp, RECEIVED)).toEqual({ takenAt: RECEIVED, clock: 'implausible' });
  });

  it('may be up to a day ahead, and no millisecond more', () => {
    expect(readDeviceTime(RECEIVED + DAY, RECEIVED)).toEqual({ takenAt: RECEIVED + DAY, clock: 'device' });
    expect(readDeviceTime(RECEIVED + DAY + 1, RECEIVED)).toEqual({ takenAt: RECEIVED, clock: 'implausible' });
  });

  it('may go back to the start of the year 2000, and no millisecond more', () => {
    expect(readDeviceTime(YEAR_2000, RECEIVED)).toEqual({ takenAt: YEAR_2000, clock: 'device' });
    expect(readDeviceTime(YEAR_2000 - 1, RECEIVED)).toEqual({ takenAt: RECEIVED, clock: 'implausible' });
  });
});

import { runInThisContext } from 'node:vm';
import { readDeviceTime } from './device-time.js';
import { parseInstant } from './instant.js';
import { parseTimeOfDay } from './time-of-day.js';

// In a test `process.env` is a copy, and only the real one changes the zone of `Date`.
const { env } = runInThisContext('process') as NodeJS.Process;
const before = env.TZ;

const utc = (text: string) => Date.parse(`${text}Z`);

describe("the server's time zone, with a change of the clocks", () => {
  beforeAll(() => {
    env.TZ = 'Europe/Berlin';
  });

  afterAll(() => {
    if (before === undefined) delete env.TZ;
    else env.TZ = before;
  });

  it('is the one of the test', () => {
    expect(new Date('2026-07-01T12:00:00Z').getHours()).toBe(14);
    expect(new Date('2026-12-01T12:00:00Z').getHours()).toBe(13);
  });

  it('gives a time of day and a date without an offset their meaning', () => {
    expect(parseTimeOfDay('2:03:11 PM', utc('2026-11-21T13:03:12'))).toBe(utc('2026-11-21T13:03:11'));
    expect(parseTimeOfDay('2:03:11 PM', utc('2026-07-21T12:03:12'))).toBe(utc('2026-07-21T12:03:11'));
    expect(parseInstant('2026-11-21T14:03:11')).toBe(utc('2026-11-21T13:03:11'));
    expect(parseInstant('2026-07-21T14:03:11')).toBe(utc('2026-07-21T12:03:11'));
  });

  it('takes the nearer of the two occurrences of a doubled hour', () => {
    const summer = utc('2026-10-25T00:30:00');
    const winter = utc('2026-10-25T01:30:00');
    expect(parseTimeOfDay('02:30:00', summer + 1000)).toBe(summer);
    expect(parseTimeOfDay('02:30:00', winter + 1000)).toBe(winter);
    expect(parseTimeOfDay('2:30:00 AM', winter - 1000)).toBe(winter);
    expect(parseTimeOfDay('02:30:00', summer - 1000)).toBe(summer);
    expect(parseTimeOfDay('02:30:00', summer + 29 * 60_000)).toBe(summer);
    expect(parseTimeOfDay('02:30:00', summer + 31 * 60_000)).toBe(winter);
  });

  it('takes every second of that night for what a clock without delay shows', () => {
    const start = utc('2026-10-24T22:00:00');
    for (let time = start; time < start + 6 * 3_600_000; time += 137_000) {
      expect(parseTimeOfDay(new Date(time).toLocaleTimeString('en-US'), time + 40)).toBe(time);
    }
  });

  it('goes over the missing hour', () => {
    const change = utc('2026-03-29T01:00:00');
    expect(parseTimeOfDay('01:59:59', change + 500)).toBe(change - 1000);
    expect(parseTimeOfDay('03:00:00', change + 500)).toBe(change);
  });

  it('makes days of 23 and of 25 hours', () => {
    const length = (day: string) => (parseInstant(day, 'end') ?? 0) + 1 - (parseInstant(day) ?? 0);
    expect(length('2026-03-29')).toBe(23 * 3_600_000);
    expect(length('2026-10-25')).toBe(25 * 3_600_000);
  });

  it('makes yesterday of a time just before midnight', () => {
    const receivedAt = utc('2026-11-20T23:00:01');
    expect(readDeviceTime('11:59:59\u202fPM', receivedAt)).toEqual({ takenAt: receivedAt - 2000, clock: 'device' });
  });
});

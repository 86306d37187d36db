import { parseTimeOfDay } from './time-of-day.js';

const NOON = new Date(2026, 10, 21, 12, 0, 0).getTime();
const at = (hour: number, minute: number, second = 0, ms = 0, day = 21) =>
  new Date(2026, 10, day, hour, minute, second, ms).getTime();

describe('a time of day', () => {
  it.each([
    ['2:03:11 PM', at(14, 3, 11)],
    ['2:03:11\u202fPM', at(14, 3, 11)],
    ['2:03:11\u00a0pm', at(14, 3, 11)],
    ['2:03:11PM', at(14, 3, 11)],
    ['2:03:11 p.m.', at(14, 3, 11)],
    ['2:03:11 p. m.', at(14, 3, 11)],
    ['2:03:11 a.m.', at(2, 3, 11)],
    ['02:03 PM', at(14, 3)],
    ['14:03:11', at(14, 3, 11)],
    ['14.03.11', at(14, 3, 11)],
    ['14:03', at(14, 3)],
    ['9:05:00', at(9, 5)],
    ['  14:03:11 ', at(14, 3, 11)],
    ['14:03:11.042', at(14, 3, 11, 42)],
    ['14:03:11,5', at(14, 3, 11, 500)],
    ['14:03:11.987654', at(14, 3, 11, 987)],
    ['2:03:11.25 PM', at(14, 3, 11, 250)],
  ])('may be written as %j', (text, expected) => {
    expect(parseTimeOfDay(text, NOON)).toBe(expected);
  });

  it('counts the hour of twelve as half a day back: 12 AM is midnight, 12 PM is noon', () => {
    expect(parseTimeOfDay('12:00:00 PM', NOON)).toBe(NOON);
    expect(parseTimeOfDay('12:30:00 AM', at(0, 31))).toBe(at(0, 30));
    expect(parseTimeOfDay('12:30:00 PM', at(0, 31))).not.toBe(at(0, 30));
  });

  it('counts an hour of 24 as midnight', () => {
    expect(parseTimeOfDay('24:00:00', at(0, 0, 1))).toBe(at(0, 0));
    expect(parseTimeOfDay('24:00:05', at(23, 59, 58))).toBe(at(0, 0, 5, 0, 22));
  });

  it('is what browsers write', () => {
    for (const locale of ['en-US', 'en-GB', 'de-DE', 'fr-FR', 'fi-FI', 'es-MX', 'sv-SE']) {
      const sent = new Date(at(16, 7, 9)).toLocaleTimeString(locale);
      expect(`${locale} ${String(parseTimeOfDay(sent, NOON))}`).toBe(`${locale} ${at(16, 7, 9)}`);
    }
  });

  it('means the occurrence nearest to the time of receipt', () => {
    expect(parseTimeOfDay('11:59:58 PM', at(0, 0, 2))).toBe(at(23, 59, 58, 0, 20));
    expect(parseTimeOfDay('12:00:02 AM', at(23, 59, 58))).toBe(at(0, 0, 2, 0, 22));
    expect(parseTimeOfDay('23:59:59.999', at(0, 0))).toBe(at(0, 0) - 1);
    expect(parseTimeOfDay('00:00', at(23, 59, 59, 999))).toBe(at(0, 0, 0, 0, 22));
  });

  it('is today up to half a day before and after the receipt', () => {
    expect(parseTimeOfDay('00:00:01', NOON)).toBe(at(0, 0, 1));
    expect(parseTimeOfDay('23:59:59', NOON)).toBe(at(23, 59, 59));
    expect(parseTimeOfDay('00:00:01', NOON + 2000)).toBe(at(0, 0, 1, 0, 22));
  });

  it('crosses the end of a month and of a year', () => {
    const newYear = new Date(2027, 0, 1, 0, 0, 1).getTime();
    expect(parseTimeOfDay('23:59:59', newYear)).toBe(newYear - 2000);
    expect(parseTimeOfDay('0:00:01', newYear - 2000)).toBe(newYear);
  });

  it.each([
    '',
    '14',
    '14:60:00',
    '14:03:60',
    '0:10:00 AM',
    '13:00:00 PM',
    '14:3',
    '14:03:1',
    '140311',
    'PM',
    '2:03:11 XM',
    '2026-11-21T14:03:11',
    '-1:00:00',
    '14:03:11Z',
  ])('is not %j', (text) => {
    expect(parseTimeOfDay(text, NOON)).toBeUndefined();
  });

  it('is the nearest by the calendar, at any time of the year', () => {
    for (let step = 0; step < 2000; step += 1) {
      const receivedAt = NOON + step * 4_567_891;
      const [hour, minute, second] = [step % 24, (step * 7) % 60, (step * 11) % 60];
      const day = new Date(receivedAt);
      const times = [-1, 0, 1].map((offset) =>
        new Date(day.getFullYear(), day.getMonth(), day.getDate() + offset, hour, minute, second).getTime(),
      );
      const nearest = Math.min(...times.map((time) => Math.abs(time - receivedAt)));
      const found = parseTimeOfDay(
        `${hour}:${String(minute).padStart(2, '0')}:${String(second).padStart(2, '0')}`,
        receivedAt,
      );
      expect(Math.abs((found ?? NaN) - receivedAt)).toBe(nearest);
    }
  });
});

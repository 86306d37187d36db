import { type ClassConstructor, plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { SendSpeedDto, SpeedHistoryQueryDto, SpeedReadingDto } from './speed.dto.js';

/** The messages about a message, by field. */
function complaints(type: ClassConstructor<object>, message: object): Record<string, string[]> {
  const errors = validateSync(plainToInstance(type, message));
  return Object.fromEntries(errors.map(({ property, constraints = {} }) => [property, Object.values(constraints)]));
}

const NUMBER = 'must be a number, or a number written as text';
const IDENTIFIER = 'must be a text of 1 to 128 characters without control characters, or a whole number';
const INSTANT = 'must be a date (ISO 8601, such as 2026-11-21T14:03:11Z), Unix seconds or Unix milliseconds';

describe('a speed reading as a client sends it', () => {
  it.each([
    { speed: 72 },
    { speed: '72.5', timestamp: '2:03:11 PM' },
    { speed: 72, device_id: 'car-7', id: '8c1f-42', altitude: [1, 2] },
    { speed: 72, device_id: 7, id: 42 },
    { speed: 72, device_id: null, id: null, timestamp: null },
  ])('is accepted: %j', (message) => {
    expect(complaints(SpeedReadingDto, message)).toEqual({});
  });

  it.each([undefined, null, '', 'fast', true, NaN, [72], {}])('says what speed must be, when it is %p', (speed) => {
    expect(complaints(SpeedReadingDto, { speed })).toEqual({ speed: [`speed ${NUMBER}`] });
  });

  it.each([undefined, null, 'nonsense', {}, true, 12])('is never refused for its time: %p', (timestamp) => {
    expect(complaints(SpeedReadingDto, { speed: 72, timestamp })).toEqual({});
  });

  it.each(['', ' ', 'x'.repeat(129), 'a\nb', 1.5, true, {}])(
    'says what device_id and id must be, when they are %p',
    (id) => {
      expect(complaints(SpeedReadingDto, { speed: 72, device_id: id, id })).toEqual({
        device_id: [`device_id ${IDENTIFIER}`],
        id: [`id ${IDENTIFIER}`],
      });
    },
  );
});

describe('the body of POST /send', () => {
  it('is a speed reading with an optional receiver', () => {
    expect(complaints(SendSpeedDto, { speed: 72 })).toEqual({});
    expect(complaints(SendSpeedDto, { speed: 72, connection_id: 'car-7' })).toEqual({});
    expect(complaints(SendSpeedDto, { speed: 72, connection_id: null })).toEqual({});
  });

  it('names each bad field and what is accepted there', () => {
    expect(complaints(SendSpeedDto, { speed: 'fast', connection_id: '', device_id: {}, id: 0.5 })).toEqual({
      speed: [`speed ${NUMBER}`],
      connection_id: [`connection_id ${IDENTIFIER}`],
      device_id: [`device_id ${IDENTIFIER}`],
      id: [`id ${IDENTIFIER}`],
    });
  });
});

describe('the query of GET /history', () => {
  it('asks for the last 50 unless it says otherwise', () => {
    expect(plainToInstance(SpeedHistoryQueryDto, {}).limit).toBe(50);
    expect(complaints(SpeedHistoryQueryDto, {})).toEqual({});
  });

  it.each(['1', '50', '10000'])('takes limit=%s as a number', (limit) => {
    expect(complaints(SpeedHistoryQueryDto, { limit })).toEqual({});
    expect(plainToInstance(SpeedHistoryQueryDto, { limit }).limit).toBe(Number(limit));
  });

  it.each(['0', '-1', '10001', '1e9', ' ', 'all', '1.5', 'NaN', 'Infinity'])('refuses limit=%s', (limit) => {
    const { limit: messages, ...others } = complaints(SpeedHistoryQueryDto, { limit });
    expect(others).toEqual({});
    expect(messages?.length).toBeGreaterThan(0);
    for (const message of messages ?? []) expect(message).toMatch(/^limit must be .*\b(1|10000)\b/);
  });

  it.each(['2026-11-21', '2026-11-21T14:03:11Z', '1795269791', '1795269791000'])('takes the date %s', (date) => {
    expect(complaints(SpeedHistoryQueryDto, { from: date, to: date })).toEqual({});
  });

  it.each([' ', 'yesterday', '2026-02-30', '21.11.2026'])('says what from and to must be, when they are %j', (date) => {
    expect(complaints(SpeedHistoryQueryDto, { from: date, to: date })).toEqual({
      from: [`from ${INSTANT}`],
      to: [`to ${INSTANT}`],
    });
  });

  it('takes a parameter that is left empty for one that is left out', () => {
    expect(complaints(SpeedHistoryQueryDto, { limit: '', from: '', to: '', device_id: '' })).toEqual({});
  });

  it('refuses a parameter that is given twice', () => {
    const twice = ['2026-11-21', '2026-11-22'];
    const fields = complaints(SpeedHistoryQueryDto, {
      limit: ['1', '2'],
      from: twice,
      to: twice,
      device_id: ['a', 'b'],
    });
    expect(Object.keys(fields).sort()).toEqual(['device_id', 'from', 'limit', 'to']);
  });

  it('says what device_id must be', () => {
    expect(complaints(SpeedHistoryQueryDto, { device_id: ' ' })).toEqual({ device_id: [`device_id ${IDENTIFIER}`] });
  });
});

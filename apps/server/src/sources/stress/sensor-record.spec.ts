import type { Reading } from '@tachograph/contracts';
import { toSensorRecords } from './sensor-record.js';

const NOON = Date.UTC(2026, 10, 21, 12);

/** The readings of one submission, as the door gives them ids. */
function message(id: number, values: Record<string, number>, { device = 'band', takenAt = NOON } = {}): Reading[] {
  return Object.entries(values).map(([channel, value], offset) => {
    return { id: id + offset, device, channel, unit: '', value, takenAt, receivedAt: NOON, clock: 'device' as const };
  });
}

const WHOLE = { hr: 61, temp: 33.1, eda: 0.4, stress: 1, confidence: 0.5512 };
const ALERT = { hr: 98, temp: 33, eda: 4, stress: 2, confidence: 0.8123, stress_alert: 0.8123 };

const record = (id: number) => ({
  id,
  timestamp: '2026-11-21T12:00:00.000Z',
  hr: 61,
  temp: 33.1,
  eda: 0.4,
  stress_level: 'medium',
  confidence: 55.12,
  device_id: 'band',
});

describe('the records of sensors', () => {
  it('are put together from their readings', () => {
    expect(toSensorRecords(message(100, WHOLE))).toEqual([{ record: record(100) }]);
  });

  it('carry the alert that they set off', () => {
    expect(toSensorRecords(message(100, ALERT))).toEqual([
      {
        record: expect.objectContaining({ id: 100, stress_level: 'high_stress', confidence: 81.23 }),
        alert: {
          type: 'stress_alert',
          level: 'high_stress',
          confidence: 81.23,
          message: 'High stress estimated for band, confidence 81.23 %',
          timestamp: '2026-11-21T12:00:00.000Z',
          device_id: 'band',
          sensor_data: { hr: 98, temp: 33, eda: 4 },
        },
      },
    ]);
  });

  it('do not mix, in whatever order the readings come', () => {
    const readings = [
      ...message(100, WHOLE),
      ...message(105, ALERT),
      ...message(111, WHOLE, { device: 'ring' }),
      ...message(116, WHOLE),
    ];
    for (const order of [readings, readings.toReversed(), readings.toSorted((a, b) => a.value - b.value)]) {
      const records = toSensorRecords(order).sort((a, b) => a.record.id - b.record.id);
      expect(records.map(({ record: { id, device_id } }) => [id, device_id])).toEqual([
        [100, 'band'],
        [105, 'band'],
        [111, 'ring'],
        [116, 'band'],
      ]);
      expect(records.map(({ alert }) => alert !== undefined)).toEqual([false, true, false, false]);
    }
  });

  it('keep the order of their heart rates', () => {
    const readings = [...message(116, WHOLE), ...message(100, WHOLE)];
    expect(toSensorRecords(readings).map(({ record: { id } }) => id)).toEqual([116, 100]);
  });

  it('are whole, or are none', () => {
    const { confidence, ...without } = WHOLE;
    expect(confidence).toBeDefined();
    expect(toSensorRecords(message(100, without))).toEqual([]);
    expect(toSensorRecords(message(100, { ...WHOLE, stress: 7 }))).toEqual([]);
    expect(toSensorRecords(message(100, { speed: 5, rpm: 3 }))).toEqual([]);
    expect(toSensorRecords(message(100, { hr: 61 }))).toEqual([]);
    const [hr, ...rest] = message(100, WHOLE);
    expect(toSensorRecords(rest)).toEqual([]);
    expect(toSensorRecords([...(hr ? [{ ...hr, device: 'ring' }] : []), ...rest])).toEqual([]);
  });
});

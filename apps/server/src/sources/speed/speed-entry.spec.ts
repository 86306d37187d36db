import { toSpeedEntry } from './speed-entry.js';

describe('a speed entry', () => {
  it('is a stored reading in the terms of the older clients, times in UTC to the millisecond', () => {
    const entry = toSpeedEntry({
      id: 16_777_217,
      device: 'car-7',
      channel: 'speed',
      unit: 'km/h',
      value: 72.5,
      takenAt: Date.UTC(2026, 10, 21, 14, 3, 11, 7),
      receivedAt: Date.UTC(2026, 10, 21, 14, 3, 12),
      clock: 'device',
      messageId: 'm1',
    });
    expect(entry).toEqual({
      id: 16_777_217,
      speed: 72.5,
      timestamp: '2026-11-21T14:03:11.007Z',
      received_at: '2026-11-21T14:03:12.000Z',
      device_id: 'car-7',
    });
  });
});

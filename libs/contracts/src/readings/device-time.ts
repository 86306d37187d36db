import { parseInstant } from './instant.js';
import { parseTimeOfDay } from './time-of-day.js';
import type { ClockFlag } from './reading.js';

const YEAR_2000 = Date.UTC(2000, 0, 1);
const DAY_MS = 86_400_000;

export interface DeviceTime {
  /** Milliseconds since 1970, UTC. */
  takenAt: number;
  clock: ClockFlag;
}

/**
 * When a reading was taken, from the `timestamp` that a device sent in any of the forms seen in real clients: a time of
 * day, ISO 8601, Unix seconds or milliseconds. A time that is absent, can't be read, or is implausible (before 2000 or
 * more than a day ahead) is replaced by the time of receipt and marked: a reading is never lost for its clock.
 *
 * @param receivedAt milliseconds since 1970, UTC
 */
export function readDeviceTime(timestamp: unknown, receivedAt: number): DeviceTime {
  if (timestamp === undefined || timestamp === null || timestamp === '')
    return { takenAt: receivedAt, clock: 'absent' };
  const timeOfDay = typeof timestamp === 'string' ? parseTimeOfDay(timestamp, receivedAt) : undefined;
  const takenAt = timeOfDay ?? parseInstant(timestamp);
  if (takenAt === undefined) return { takenAt: receivedAt, clock: 'unparsable' };
  if (takenAt < YEAR_2000 || takenAt > receivedAt + DAY_MS) return { takenAt: receivedAt, clock: 'implausible' };
  return { takenAt, clock: 'device' };
}

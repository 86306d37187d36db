import type { LiveStats, Reading } from '@tachograph/contracts';

/** Noon of the day on which the tests play, milliseconds since 1970. */
export const NOON = new Date(2026, 10, 20, 12, 0, 0).getTime();

/** A live reading of car-7, taken `id` seconds after noon and received at once. */
export function reading(id: number, more: Partial<Reading> = {}): Reading {
  const takenAt = more.takenAt ?? NOON + id * 1_000;
  return {
    id,
    device: 'car-7',
    channel: 'speed',
    unit: 'km/h',
    value: 70,
    takenAt,
    receivedAt: takenAt,
    clock: 'device',
    ...more,
  };
}

/** The server's figures at noon, all being well. */
export function stats(more: Partial<LiveStats> = {}): LiveStats {
  return {
    type: 'stats',
    stored: 12,
    since: NOON,
    perSecond: 1,
    clients: { live: 1 },
    storage: { state: 'database', waiting: 0, waitingSince: null, journal: null },
    serverTime: NOON,
    ...more,
  };
}

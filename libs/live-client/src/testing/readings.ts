import type { LivePosition, Reading } from '@tachograph/contracts';

export const NOON = Date.UTC(2026, 10, 20, 12);

/** A reading of car-7, taken `id` seconds after noon and received at once. */
export function reading(id: number, more: Partial<Reading> = {}): Reading {
  const takenAt = NOON + id * 1_000;
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

/** The place after the reading with this id. */
export function position(seq: number, epoch = 'first'): LivePosition {
  return { epoch, seq, time: NOON + seq * 1_000 };
}

import type { Reading, SpeedEntry } from '@tachograph/contracts';

/** A stored reading as the older speed clients know it: snake_case, times ISO 8601 in UTC. */
export function toSpeedEntry({ id, value, takenAt, receivedAt, device }: Reading): SpeedEntry {
  return {
    id,
    speed: value,
    timestamp: new Date(takenAt).toISOString(),
    received_at: new Date(receivedAt).toISOString(),
    device_id: device,
  };
}

import { hostname } from 'node:os';
import { HOST_CHANNELS, hostDevice, type Reading } from '@tachograph/contracts';

/** The stored readings of one measurement of a machine, this one unless told otherwise: 1 %, 2 %, 3 and 4 bytes. */
export function hostReadings(firstId: number, takenAt: number, device = hostDevice(hostname())): Reading[] {
  return Object.values(HOST_CHANNELS).map(({ name, unit }, index) => ({
    id: firstId + index,
    device,
    channel: name,
    unit,
    value: index + 1,
    takenAt,
    receivedAt: takenAt,
    clock: 'device',
  }));
}

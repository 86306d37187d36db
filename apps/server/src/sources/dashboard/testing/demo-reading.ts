import { DEMO_DEVICE, type Reading } from '@tachograph/contracts';

/** A stored reading of the demo source. */
export function demoReading(id: number, channel: string, takenAt: number, value = 50): Reading {
  return { id, device: DEMO_DEVICE, channel, unit: '', value, takenAt, receivedAt: takenAt, clock: 'device' };
}

import type { Device } from '@tachograph/contracts';
import { NOON } from './readings';

/** A device that was heard at noon, by its name. */
export function aDevice(name: string, more: Partial<Device> = {}): Device {
  const newest = { takenAt: NOON, receivedAt: NOON };
  return {
    name,
    title: '',
    description: '',
    group: '',
    labels: [],
    timeZone: '',
    archived: false,
    version: 1,
    lastSeen: NOON,
    channels: [{ channel: 'speed', unit: 'km/h', value: 72, ...newest }],
    traffic: { since: NOON, readings: 1, duplicates: 0, late: 0, perSecond: 1, clockOffset: null },
    ...more,
  };
}

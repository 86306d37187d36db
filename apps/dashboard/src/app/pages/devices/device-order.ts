import type { Device } from '@tachograph/contracts';
import { LOCALE } from '../../core/session/locale';
import { titleOf } from './device-words';

export const DEVICE_ORDERS = ['name', 'seen', 'rate', 'group', 'clock', 'late', 'duplicates'] as const;
export type DeviceOrder = (typeof DEVICE_ORDERS)[number];
export const ARCHIVED = ['active', 'archived', 'all'] as const;

/** Which devices are looked for, and how they follow one another. */
export interface DeviceFilter {
  readonly search: string;
  /** Empty: of all groups. */
  readonly group: string;
  /** Empty: with any labels. */
  readonly label: string;
  readonly archived: (typeof ARCHIVED)[number];
  readonly order: DeviceOrder;
}

/** What is looked for at first. */
export const EVERYTHING: DeviceFilter = { search: '', group: '', label: '', archived: 'active', order: 'name' };

const NAMES = new Intl.Collator(LOCALE, { numeric: true });

/** What decides before the name does, largest first. */
const FIRST: Readonly<Record<DeviceOrder, (device: Device) => number>> = {
  name: () => 0,
  group: () => 0,
  seen: ({ lastSeen }) => lastSeen ?? 0,
  rate: ({ traffic }) => traffic.perSecond,
  clock: ({ traffic }) => Math.abs(traffic.clockOffset ?? -1),
  late: ({ traffic }) => traffic.late,
  duplicates: ({ traffic }) => traffic.duplicates,
};

/** The devices that a filter means, in its order. */
export function foundDevices(devices: readonly Device[], filter: DeviceFilter): Device[] {
  return devices.filter((device) => isMeant(device, filter)).sort((a, b) => compare(a, b, filter.order));
}

/** Whether a filter means a device: each word of the search stands somewhere in what is said of it. */
function isMeant(device: Device, { search, group, label, archived }: DeviceFilter): boolean {
  if (archived !== 'all' && device.archived !== (archived === 'archived')) return false;
  if (group !== '' && device.group !== group) return false;
  if (label !== '' && !device.labels.includes(label)) return false;
  const words = search.toLowerCase().split(/\s+/);
  const channels = device.channels.map(({ channel }) => channel);
  const said = [device.name, device.title, device.description, device.group, ...device.labels, ...channels];
  const text = said.join('\n').toLowerCase();
  return words.every((word) => text.includes(word));
}

function compare(a: Device, b: Device, order: DeviceOrder): number {
  const first = FIRST[order];
  const byGroup = order === 'group' ? NAMES.compare(a.group, b.group) : 0;
  return first(b) - first(a) || byGroup || NAMES.compare(titleOf(a), titleOf(b)) || NAMES.compare(a.name, b.name);
}

/** Every group and every label that a device has, by name. */
export function wordsOf(devices: readonly Device[]): { groups: string[]; labels: string[] } {
  const sorted = (words: readonly string[]) => [...new Set(words)].filter((word) => word !== '').sort(NAMES.compare);
  return { groups: sorted(devices.map(({ group }) => group)), labels: sorted(devices.flatMap(({ labels }) => labels)) };
}

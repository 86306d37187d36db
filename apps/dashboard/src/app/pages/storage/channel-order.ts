import type { ChannelUse } from '@tachograph/contracts';
import { byName } from '../../core/live/known-devices';

/** What the channels can be sorted by. */
export const CHANNEL_COLUMNS = [
  'device',
  'channel',
  'readings',
  'bytes',
  'readingsPerDay',
  'oldest',
  'newest',
] as const;
export type ChannelColumn = (typeof CHANNEL_COLUMNS)[number];

/** A column, and which way. */
export interface ChannelOrder {
  readonly column: ChannelColumn;
  readonly descending: boolean;
}

/** The order after a press on a column's head: the other way round, or by that column, names from A and figures from the largest. */
export function nextOrder(order: ChannelOrder, column: ChannelColumn): ChannelOrder {
  if (order.column === column) return { column, descending: !order.descending };
  return { column, descending: column !== 'device' && column !== 'channel' };
}

/** Those channels whose device or name holds all the words of a search, in order. */
export function findChannels(channels: readonly ChannelUse[], search: string, order: ChannelOrder): ChannelUse[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const isMeant = ({ device, channel }: ChannelUse) => {
    const address = `${device}/${channel}`.toLowerCase();
    return words.every((word) => address.includes(word));
  };
  const sign = order.descending ? -1 : 1;
  return channels.filter(isMeant).sort((a, b) => sign * compare(a, b, order.column) || byAddress(a, b));
}

function compare(a: ChannelUse, b: ChannelUse, column: ChannelColumn): number {
  if (column === 'device' || column === 'channel') return byName(a[column], b[column]);
  return (a[column] ?? -Infinity) - (b[column] ?? -Infinity) || 0;
}

function byAddress(a: ChannelUse, b: ChannelUse): number {
  return byName(a.device, b.device) || byName(a.channel, b.channel);
}

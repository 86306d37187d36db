import type { ConnectionEntry } from '@tachograph/contracts';

/** Who was connected at an instant. */
export interface Snapshot {
  /** Milliseconds of a clock that only goes forward. */
  readonly at: number;
  readonly connections: readonly ConnectionEntry[];
}

/** A connection, and how many messages go through it a second; null where it is known for one snapshot only. */
export interface FlowingConnection extends ConnectionEntry {
  readonly inPerSecond: number | null;
  readonly outPerSecond: number | null;
}

/** What went through connections between two snapshots. A connection that came anew under the same id starts anew. */
export function flowOf(now: Snapshot, before: Snapshot | null): FlowingConnection[] {
  const known = new Map(before?.connections.map((connection) => [keyOf(connection), connection]));
  const seconds = before ? (now.at - before.at) / 1_000 : 0;
  return now.connections.map((connection) => {
    const last = known.get(keyOf(connection));
    const rate = (count: 'messages_in' | 'messages_out') =>
      last && seconds > 0 ? (connection[count] - last[count]) / seconds : null;
    return { ...connection, inPerSecond: rate('messages_in'), outPerSecond: rate('messages_out') };
  });
}

function keyOf({ id, connected_at }: ConnectionEntry): string {
  return `${connected_at} ${id}`;
}

export const CONNECTION_ORDERS = ['since', 'id', 'channel', 'in', 'out'] as const;
export type ConnectionOrder = (typeof CONNECTION_ORDERS)[number];

type Compare = (a: FlowingConnection, b: FlowingConnection) => number;
const COMPARE: Readonly<Record<ConnectionOrder, Compare>> = {
  since: (a, b) => b.connected_at.localeCompare(a.connected_at),
  id: () => 0,
  channel: (a, b) => a.channel.localeCompare(b.channel),
  in: (a, b) => (b.inPerSecond ?? 0) - (a.inPerSecond ?? 0) || b.messages_in - a.messages_in,
  out: (a, b) => (b.outPerSecond ?? 0) - (a.outPerSecond ?? 0) || b.messages_out - a.messages_out,
};
const IDS = new Intl.Collator(undefined, { numeric: true });

/** Connections in which each word of a search stands somewhere, in an order. */
export function foundConnections(
  connections: readonly FlowingConnection[],
  search: string,
  order: ConnectionOrder,
): FlowingConnection[] {
  const words = search.toLowerCase().split(/\s+/);
  return connections
    .filter(({ id, channel, device_id, address }) => {
      const text = [id, channel, device_id ?? '', address].join('\n').toLowerCase();
      return words.every((word) => text.includes(word));
    })
    .sort((a, b) => COMPARE[order](a, b) || IDS.compare(a.id, b.id));
}

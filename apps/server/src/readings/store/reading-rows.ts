import { CLOCK_FLAGS, type Reading } from '@tachograph/contracts';

export const READING_COLUMNS = 'channel_id, taken_at, id, value, received_at, clock';

/** A reading as a driver hands it over: whole numbers may come as text. */
export interface ReadingRow {
  channel_id: number;
  taken_at: number | string;
  id: number | string;
  value: number;
  received_at: number | string;
  clock: number;
}

export function toReading(
  row: ReadingRow,
  { device, channel, unit }: Pick<Reading, 'device' | 'channel' | 'unit'>,
): Reading {
  return {
    id: Number(row.id),
    device,
    channel,
    unit,
    value: row.value,
    takenAt: Number(row.taken_at),
    receivedAt: Number(row.received_at),
    clock: CLOCK_FLAGS[row.clock] ?? 'device',
  };
}

/** Rows whose channel is among those asked for, as readings of them. */
export function toReadings(
  rows: readonly ReadingRow[],
  channels: readonly ({ readonly id: number } & Pick<Reading, 'device' | 'channel' | 'unit'>)[],
): Reading[] {
  const known = new Map(channels.map((channel) => [channel.id, channel]));
  return rows.flatMap((row) => {
    const channel = known.get(row.channel_id);
    return channel === undefined ? [] : [toReading(row, channel)];
  });
}

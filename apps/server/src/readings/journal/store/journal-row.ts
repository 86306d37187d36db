import { CLOCK_FLAGS, type Reading } from '@tachograph/contracts';

/** A reading as the journal's tables hold it, with the names of its channel. */
export interface JournalRow {
  readonly id: number;
  readonly device: string;
  readonly channel: string;
  readonly unit: string;
  readonly taken_at: number;
  readonly value: number;
  readonly received_at: number;
  readonly clock: number;
  readonly message_id: string | null;
}

/** Rows of readings that wait; a condition on `waiting` follows. */
export const SELECT_WAITING = `SELECT waiting.id, device, channel, unit, taken_at, value, received_at, clock, message_id
  FROM waiting JOIN waiting_channel ON waiting_channel.id = waiting.channel_id`;

export function toReading(row: JournalRow): Reading {
  return {
    id: row.id,
    device: row.device,
    channel: row.channel,
    unit: row.unit,
    value: row.value,
    takenAt: row.taken_at,
    receivedAt: row.received_at,
    clock: CLOCK_FLAGS[row.clock] ?? 'device',
    ...(row.message_id !== null && { messageId: row.message_id }),
  };
}

import { CLOCK_FLAGS, type Reading } from '@tachograph/contracts';
import type { QueryRunner } from 'typeorm';
import { type Dialect, placeholders } from './insert-statements.js';

interface Keyed {
  readonly reading: Reading;
  readonly channelId: number;
}

/** The reading that stands in the store for a row; `undefined` where the row is not a repetition. */
type FindStanding = (row: Keyed) => Reading | undefined;

interface StoredMessage {
  channel_id: number;
  message_id: string;
  reading_id: number | string;
  taken_at: number | string | null;
  value: number | null;
  received_at: number | string | null;
  clock: number | null;
}

const SELECT = `SELECT m.channel_id, m.message_id, m.reading_id, r.taken_at, r.value, r.received_at, r.clock
  FROM reading_message m
  LEFT JOIN reading r ON r.channel_id = m.channel_id AND r.taken_at = m.taken_at AND r.id = m.reading_id
  WHERE (m.channel_id, m.message_id) IN`;

/** Looks up which reading each message id stands for, after the new ids of the same transaction were inserted. */
export async function findMessages(
  runner: QueryRunner,
  dialect: Dialect,
  rows: readonly Keyed[],
): Promise<FindStanding> {
  const sql = `${SELECT} (${dialect.rowList}${placeholders(rows.length, 2)})`;
  const parameters = rows.flatMap(({ channelId, reading }) => [channelId, reading.messageId]);
  const found = (await runner.query(sql, parameters)) as StoredMessage[];
  const messages = new Map(found.map((message) => [keyOf(message.channel_id, message.message_id), message]));
  const own = new Map(rows.map(({ reading }) => [reading.id, reading]));
  return ({ channelId, reading }) => {
    if (reading.messageId === undefined) return undefined;
    const message = messages.get(keyOf(channelId, reading.messageId));
    if (message === undefined || Number(message.reading_id) === reading.id) return undefined;
    // The first of its id may have come in this very group, and is then not in the table of readings yet.
    return own.get(Number(message.reading_id)) ?? toReading(reading, message);
  };
}

function keyOf(channelId: number, messageId: string): string {
  return `${channelId}\n${messageId}`;
}

/** The stored reading, which shares device, channel and message id with the repetition. */
function toReading(repetition: Reading, message: StoredMessage): Reading {
  return {
    ...repetition,
    id: Number(message.reading_id),
    value: message.value ?? repetition.value,
    takenAt: Number(message.taken_at ?? repetition.takenAt),
    receivedAt: Number(message.received_at ?? repetition.receivedAt),
    clock: CLOCK_FLAGS[message.clock ?? 0] ?? 'device',
  };
}

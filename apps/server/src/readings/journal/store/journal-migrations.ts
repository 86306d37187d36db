import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = [
  `CREATE TABLE waiting_channel (
    id INTEGER PRIMARY KEY NOT NULL,
    device TEXT NOT NULL,
    channel TEXT NOT NULL,
    unit TEXT NOT NULL
  )`,
  `CREATE UNIQUE INDEX waiting_channel_names ON waiting_channel (channel, device)`,
  `CREATE TABLE waiting (
    id INTEGER PRIMARY KEY NOT NULL,
    channel_id INTEGER NOT NULL,
    taken_at INTEGER NOT NULL,
    value REAL NOT NULL,
    received_at INTEGER NOT NULL,
    clock INTEGER NOT NULL,
    message_id TEXT
  )`,
  // For questions about a channel's last readings, which must not read through a journal of millions.
  `CREATE INDEX waiting_taken ON waiting (channel_id, taken_at, id)`,
  `CREATE UNIQUE INDEX waiting_message ON waiting (channel_id, message_id) WHERE message_id IS NOT NULL`,
  `CREATE TABLE set_aside (
    id INTEGER PRIMARY KEY NOT NULL,
    device TEXT NOT NULL,
    channel TEXT NOT NULL,
    unit TEXT NOT NULL,
    value REAL NOT NULL,
    taken_at INTEGER NOT NULL,
    received_at INTEGER NOT NULL,
    clock INTEGER NOT NULL,
    message_id TEXT,
    reason TEXT NOT NULL
  )`,
];

/** One row a reading, in the order of ids; the names of its channel once, as a thousand readings share them. */
class Waiting1795219200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of TABLES) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['set_aside', 'waiting', 'waiting_channel']) await runner.query(`DROP TABLE ${table}`);
  }
}

/** Every step of the journal's schema, oldest first. */
export const journalMigrations = [Waiting1795219200000];

import type { MigrationInterface, QueryRunner } from 'typeorm';

// MySQL commits each of these by itself: IF NOT EXISTS lets a start go on where an earlier one was interrupted.
const MYSQL = [
  `CREATE TABLE IF NOT EXISTS device (
    id INT UNSIGNED NOT NULL AUTO_INCREMENT,
    name VARCHAR(128) NOT NULL,
    PRIMARY KEY (id),
    UNIQUE KEY device_name (name)
  )`,
  `CREATE TABLE IF NOT EXISTS channel (
    id INT UNSIGNED NOT NULL AUTO_INCREMENT,
    device_id INT UNSIGNED NOT NULL,
    name VARCHAR(128) NOT NULL,
    unit VARCHAR(32) NOT NULL,
    PRIMARY KEY (id),
    UNIQUE KEY channel_of_device (device_id, name),
    KEY channel_name (name),
    CONSTRAINT channel_device FOREIGN KEY (device_id) REFERENCES device (id)
  )`,
  `CREATE TABLE IF NOT EXISTS reading_id_block (
    id INT UNSIGNED NOT NULL AUTO_INCREMENT,
    reserved_at BIGINT NOT NULL,
    PRIMARY KEY (id)
  )`,
  `CREATE TABLE IF NOT EXISTS reading (
    channel_id INT UNSIGNED NOT NULL,
    taken_at BIGINT NOT NULL,
    id BIGINT NOT NULL,
    value DOUBLE NOT NULL,
    received_at BIGINT NOT NULL,
    clock TINYINT NOT NULL,
    PRIMARY KEY (channel_id, taken_at, id)
  )`,
  `CREATE TABLE IF NOT EXISTS reading_message (
    channel_id INT UNSIGNED NOT NULL,
    message_id VARCHAR(128) NOT NULL,
    taken_at BIGINT NOT NULL,
    reading_id BIGINT NOT NULL,
    PRIMARY KEY (channel_id, message_id)
  )`,
].map((table) => `${table} ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin`);

const SQLITE = [
  `CREATE TABLE device (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    name VARCHAR(128) NOT NULL
  )`,
  `CREATE UNIQUE INDEX device_name ON device (name)`,
  `CREATE TABLE channel (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    device_id INTEGER NOT NULL REFERENCES device (id),
    name VARCHAR(128) NOT NULL,
    unit VARCHAR(32) NOT NULL
  )`,
  `CREATE UNIQUE INDEX channel_of_device ON channel (device_id, name)`,
  `CREATE INDEX channel_name ON channel (name)`,
  `CREATE TABLE reading_id_block (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    reserved_at BIGINT NOT NULL
  )`,
  // WITHOUT ROWID keeps the rows themselves in the order of the key, as InnoDB always does.
  `CREATE TABLE reading (
    channel_id INTEGER NOT NULL,
    taken_at BIGINT NOT NULL,
    id BIGINT NOT NULL,
    value DOUBLE NOT NULL,
    received_at BIGINT NOT NULL,
    clock TINYINT NOT NULL,
    PRIMARY KEY (channel_id, taken_at, id)
  ) WITHOUT ROWID`,
  `CREATE TABLE reading_message (
    channel_id INTEGER NOT NULL,
    message_id VARCHAR(128) NOT NULL,
    taken_at BIGINT NOT NULL,
    reading_id BIGINT NOT NULL,
    PRIMARY KEY (channel_id, message_id)
  ) WITHOUT ROWID`,
];

/**
 * Device → channel → reading. A reading's key is (channel, time taken, id), so the rows of one channel lie together in
 * the order of time on disk, and two readings of the same instant are both kept. No index but the key: it is what a
 * reading costs. Clients' message ids stand in a table of their own, since most readings have none.
 */
export class Readings1795219200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of runner.dataSource.options.type === 'mysql' ? MYSQL : SQLITE) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['reading_message', 'reading', 'reading_id_block', 'channel', 'device']) {
      await runner.query(`DROP TABLE ${table}`);
    }
  }
}

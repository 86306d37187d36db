import type { MigrationInterface, QueryRunner } from 'typeorm';
import { partitionReadings } from './reading-partitions.js';

const RULES = `retention_rule (
    position INT NOT NULL,
    pattern TEXT NOT NULL,
    keep TEXT NOT NULL,
    PRIMARY KEY (position)
  )`;

const STATE = `retention_state (
    id TINYINT NOT NULL,
    version INT NOT NULL,
    disk_budget BIGINT,
    PRIMARY KEY (id)
  )`;

const expired = (whole: string) => `expired (
    channel_id ${whole} NOT NULL,
    level TINYINT NOT NULL,
    expired_before BIGINT NOT NULL,
    last_id BIGINT NOT NULL,
    PRIMARY KEY (channel_id, level)
  )`;

const MYSQL_OPTIONS = 'ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin';

const MYSQL = [RULES, STATE, expired('INT UNSIGNED')].map(
  (table) => `CREATE TABLE IF NOT EXISTS ${table} ${MYSQL_OPTIONS}`,
);

const SQLITE = [
  `CREATE TABLE ${RULES}`,
  `CREATE TABLE ${STATE}`,
  // The few columns are little more than the key.
  `CREATE TABLE ${expired('INTEGER')} WITHOUT ROWID`,
];

/**
 * How long readings are kept, and what is kept no more. `expired`: of a channel and a level (0 the readings, 1 and up the ladder's steps) nothing
 * that was taken before `expired_before` counts any more; `last_id` is the id up to which readings stood in the rollups when that was said.
 * On MySQL the readings are parted by month, so that a month which nobody keeps is dropped as one.
 */
export class Retention1795219200005 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const mysql = runner.dataSource.options.type === 'mysql';
    for (const statement of mysql ? MYSQL : SQLITE) await runner.query(statement);
    await runner.query('REPLACE INTO retention_state VALUES (1, 1, NULL)');
    if (mysql) await partitionReadings(runner, Date.now());
  }

  async down(runner: QueryRunner): Promise<void> {
    if (runner.dataSource.options.type === 'mysql') await runner.query('ALTER TABLE reading REMOVE PARTITIONING');
    for (const table of ['expired', 'retention_state', 'retention_rule']) await runner.query(`DROP TABLE ${table}`);
  }
}

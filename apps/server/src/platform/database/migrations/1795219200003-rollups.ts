import type { MigrationInterface, QueryRunner } from 'typeorm';

const columns = (whole: string, blob: string) => `(
    channel_id ${whole} NOT NULL,
    level TINYINT NOT NULL,
    start BIGINT NOT NULL,
    data ${blob} NOT NULL,
    PRIMARY KEY (channel_id, level, start)`;

const STATE = `(
    id TINYINT NOT NULL,
    rolled_to BIGINT NOT NULL,
    rolled_id BIGINT NOT NULL,
    PRIMARY KEY (id)
  )`;

const MYSQL_OPTIONS = 'ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin';

const MYSQL = [
  `CREATE TABLE IF NOT EXISTS rollup ${columns('INT UNSIGNED', 'MEDIUMBLOB')}) ${MYSQL_OPTIONS}`,
  `CREATE TABLE IF NOT EXISTS rollup_sketch ${columns('INT UNSIGNED', 'MEDIUMBLOB')}) ${MYSQL_OPTIONS}`,
  `CREATE TABLE IF NOT EXISTS rollup_state ${STATE} ${MYSQL_OPTIONS}`,
];

const SQLITE = [
  `CREATE TABLE rollup ${columns('INTEGER', 'BLOB')}) WITHOUT ROWID`,
  `CREATE TABLE rollup_sketch ${columns('INTEGER', 'BLOB')}) WITHOUT ROWID`,
  `CREATE TABLE rollup_state ${STATE}`,
];

/**
 * Readings summed up: one row a channel, step of the ladder and stretch of time (`LADDER` in readings/rollups), with the buckets of the stretch
 * as one block. `rollup_sketch` holds what percentiles are estimated from. `rollup_state` says how far rollups go: by the time taken, and up to which
 * id late readings are in them.
 */
export class Rollups1795219200003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of runner.dataSource.options.type === 'mysql' ? MYSQL : SQLITE) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['rollup_state', 'rollup_sketch', 'rollup']) await runner.query(`DROP TABLE ${table}`);
  }
}

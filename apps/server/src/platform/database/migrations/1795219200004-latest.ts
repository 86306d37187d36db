import type { MigrationInterface, QueryRunner } from 'typeorm';

const columns = (whole: string) => `(
    channel_id ${whole} NOT NULL,
    taken_at BIGINT NOT NULL,
    id BIGINT NOT NULL,
    value DOUBLE NOT NULL,
    received_at BIGINT NOT NULL,
    clock TINYINT NOT NULL,
    PRIMARY KEY (channel_id)
  )`;

const MYSQL = `CREATE TABLE IF NOT EXISTS latest ${columns('INT UNSIGNED')}
  ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin`;

const SQLITE = `CREATE TABLE latest ${columns('INTEGER')}`;

/**
 * The newest reading of each channel by the time taken, so that the question for all of them reads one small table. It may lag
 * some seconds behind what is committed; `NewestReadings` knows the rest, and makes good at the start what a crash has left out.
 */
export class Latest1795219200004 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(runner.dataSource.options.type === 'mysql' ? MYSQL : SQLITE);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE latest');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

const profile = (whole: string) => `device_profile (
    device_id ${whole} NOT NULL,
    title VARCHAR(80) NOT NULL,
    description TEXT NOT NULL,
    group_name VARCHAR(80) NOT NULL,
    labels TEXT NOT NULL,
    time_zone VARCHAR(64) NOT NULL,
    archived TINYINT NOT NULL,
    version INT NOT NULL,
    PRIMARY KEY (device_id)
  )`;

const traffic = (whole: string) => `device_traffic (
    device_id ${whole} NOT NULL,
    since BIGINT NOT NULL,
    readings BIGINT NOT NULL,
    duplicates BIGINT NOT NULL,
    late BIGINT NOT NULL,
    last_received BIGINT,
    clock_offset BIGINT,
    PRIMARY KEY (device_id)
  )`;

const MYSQL_OPTIONS = 'ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin';

/** What people say of a device, and how it sends. A device without a row has said nothing, or has had nothing said of it. */
export class Devices1795219200007 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const mysql = runner.dataSource.options.type === 'mysql';
    for (const table of [profile, traffic]) {
      const columns = table(mysql ? 'INT UNSIGNED' : 'INTEGER');
      await runner.query(`CREATE TABLE IF NOT EXISTS ${columns} ${mysql ? MYSQL_OPTIONS : ''}`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['device_traffic', 'device_profile']) await runner.query(`DROP TABLE IF EXISTS ${table}`);
  }
}

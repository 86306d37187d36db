import type { MigrationInterface, QueryRunner } from 'typeorm';

const columns = (content: string) => `dashboard (
    id VARCHAR(16) NOT NULL,
    position INT NOT NULL,
    version INT NOT NULL,
    updated_at BIGINT NOT NULL,
    content ${content} NOT NULL,
    PRIMARY KEY (id)
  )`;

const MYSQL = `CREATE TABLE IF NOT EXISTS ${columns('MEDIUMTEXT')}
  ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin`;

/** Dashboards as people have made them: their content as JSON, since nothing but the app that draws it looks inside. */
export class Dashboards1795219200006 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(runner.dataSource.options.type === 'mysql' ? MYSQL : `CREATE TABLE ${columns('TEXT')}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE dashboard');
  }
}

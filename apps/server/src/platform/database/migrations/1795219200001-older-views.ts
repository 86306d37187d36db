import type { MigrationInterface, QueryRunner } from 'typeorm';

/** UTC, with milliseconds, in the form that each database gives a date and time. */
const MYSQL_TIME = (column: string) =>
  `CAST(TIMESTAMPADD(MICROSECOND, ${column} * 1000, TIMESTAMP '1970-01-01 00:00:00') AS DATETIME(3))`;
const SQLITE_TIME = (column: string) => `strftime('%Y-%m-%d %H:%M:%f', ${column} / 1000.0, 'unixepoch')`;

const speedData = (create: string, time: string) => `${create} speed_data AS
  SELECT reading.value AS speed, ${time} AS timestamp
  FROM channel JOIN reading ON reading.channel_id = channel.id
  WHERE channel.name = 'speed'`;

const part = (name: string, offset: number) => `
  LEFT JOIN channel AS ${name}_channel ON ${name}_channel.device_id = device.id AND ${name}_channel.name = '${name}'
  LEFT JOIN reading AS ${name} ON ${name}.channel_id = ${name}_channel.id
    AND ${name}.taken_at = hr.taken_at AND ${name}.id = hr.id + ${offset}`;

// The values of one message get consecutive ids, in this order: that is what holds a record together.
const stressHistory = (create: string, time: string) => `${create} stress_history AS
  SELECT hr.id AS id, ${time} AS timestamp, hr.value AS hr, temp.value AS temp, eda.value AS eda,
    CASE stress.value WHEN 0 THEN 'normal' WHEN 1 THEN 'medium' WHEN 2 THEN 'high_stress' END AS label,
    confidence.value AS confidence_level, device.name AS device_id
  FROM channel JOIN reading AS hr ON hr.channel_id = channel.id
  JOIN device ON device.id = channel.device_id
  ${part('temp', 1)}${part('eda', 2)}${part('stress', 3)}${part('confidence', 4)}
  WHERE channel.name = 'hr'`;

/** The shapes in which the older systems' reports read the database: `speed_data` and `stress_history`. */
export class OlderViews1795219200001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const mysql = runner.dataSource.options.type === 'mysql';
    // INVOKER: a dump restored where the migrating user does not exist must still answer.
    const create = mysql ? 'CREATE OR REPLACE SQL SECURITY INVOKER VIEW' : 'CREATE VIEW';
    const time = mysql ? MYSQL_TIME : SQLITE_TIME;
    await runner.query(speedData(create, time('reading.taken_at')));
    await runner.query(stressHistory(create, time('hr.taken_at')));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP VIEW stress_history');
    await runner.query('DROP VIEW speed_data');
  }
}

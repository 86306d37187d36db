import { Test, type TestingModule } from '@nestjs/testing';
import { DataSource } from 'typeorm';
import { databases, type TestDatabase, WITHOUT_JOURNAL } from '../../../../../test/support/databases.js';
import { DashboardsModule } from '../../dashboards/index.js';
import { DevicesModule } from '../../devices/index.js';
import { readSettings, SettingsModule } from '../../platform/config/index.js';
import { DatabaseModule, ReadDatabase } from '../../platform/database/index.js';
import { TrafficModule } from '../../traffic/index.js';
import { ReadingsModule } from '../readings.module.js';
import { ReadingStore } from '../write/reading-store.js';
import { aReading } from './reading-store.contract.js';
import { ReadingEntity } from './reading.entity.js';

const TABLES = [
  'channel',
  'dashboard',
  'device',
  'device_profile',
  'device_traffic',
  'expired',
  'late_range',
  'latest',
  'reading',
  'reading_id_block',
  'reading_message',
  'retention_rule',
  'retention_state',
  'rollup',
  'rollup_sketch',
  'rollup_state',
];
const VIEWS = ['speed_data', 'stress_history'];

describe.each(databases)('the schema on $name', ({ name, create }) => {
  let database: TestDatabase;
  let module: TestingModule;
  let source: DataSource;

  const query = <Row>(sql: string) => source.query<Row[]>(sql);
  const namesOf = async (kind: 'table' | 'view') => {
    const sql =
      name === 'SQLite'
        ? `SELECT name FROM sqlite_master WHERE type = '${kind}' AND name NOT LIKE 'sqlite_%'`
        : `SELECT table_name AS name FROM information_schema.tables
           WHERE table_schema = database() AND table_type = '${kind === 'table' ? 'BASE TABLE' : 'VIEW'}'`;
    const rows = await query<{ name: string }>(sql);
    return rows.map((row) => row.name).filter((table) => table !== 'migration');
  };

  beforeAll(async () => {
    database = await create();
    const settings = SettingsModule.with(readSettings({ ...WITHOUT_JOURNAL, DATABASE_URL: database.url }));
    const rooms = [DevicesModule, ReadingsModule, TrafficModule, DashboardsModule];
    const builder = Test.createTestingModule({ imports: [settings, DatabaseModule, ...rooms] });
    module = await (await builder.compile()).init();
    source = module.get(DataSource);
  });

  afterAll(async () => {
    await module.close();
    await database.drop();
  });

  it('is made at the start, by steps that are each made once', async () => {
    expect((await namesOf('table')).sort()).toEqual(TABLES);
    expect((await namesOf('view')).sort()).toEqual(VIEWS);
    expect(await source.showMigrations()).toBe(false);
    expect(await source.runMigrations()).toEqual([]);
  });

  it('agrees with the entities: column for column, and which of them may be null', async () => {
    const runner = source.createQueryRunner();
    for (const { tableName, columns, primaryColumns } of source.entityMetadatas) {
      const table = await runner.getTable(tableName);
      expect({
        tableName,
        columns: table?.columns.map((column) => `${column.name} ${String(column.isNullable)}`).sort(),
        key: table?.primaryColumns.map((column) => column.name),
      }).toEqual({
        tableName,
        columns: columns.map((column) => `${column.databaseName} ${String(column.isNullable)}`).sort(),
        key: primaryColumns.map((column) => column.databaseName),
      });
    }
    await runner.release();
    expect(source.entityMetadatas.map(({ tableName }) => tableName).sort()).toEqual(TABLES);
  });

  it('keeps the readings of one channel together on disk, in the order of time', async () => {
    if (name === 'SQLite') {
      const [table] = await query<{ sql: string }>(`SELECT sql FROM sqlite_master WHERE name = 'reading'`);
      expect(table?.sql).toMatch(/PRIMARY KEY \(channel_id, taken_at, id\)\s*\) WITHOUT ROWID$/);
      return;
    }
    const keys = await query<{ Key_name: string; Column_name: string }>('SHOW INDEX FROM reading');
    expect(keys.map((key) => [key.Key_name, key.Column_name])).toEqual([
      ['PRIMARY', 'channel_id'],
      ['PRIMARY', 'taken_at'],
      ['PRIMARY', 'id'],
    ]);
  });

  if (name === 'MariaDB') {
    it('compresses the pages of readings, also of months to come', async () => {
      const [table] = await query<{ 'Create Table': string }>('SHOW CREATE TABLE reading');
      expect(table?.['Create Table']).toMatch(/`PAGE_COMPRESSED`='1' .*\n PARTITION BY/);
    });
  }

  it('finds the newest readings of a channel without sorting or reading them all', async () => {
    const sql =
      'SELECT * FROM reading WHERE channel_id = 1 AND taken_at <= 9e15 ORDER BY taken_at DESC, id DESC LIMIT 9';
    const plan = JSON.stringify(await query(`EXPLAIN ${name === 'SQLite' ? 'QUERY PLAN ' : ''}${sql}`));
    expect(plan).toContain(name === 'SQLite' ? 'SEARCH reading USING PRIMARY KEY' : 'PRIMARY');
    expect(plan).not.toMatch(/TEMP B-TREE|filesort/);
  });

  it('shows to whoever asks only what is committed', async () => {
    const seen = () => module.get(ReadDatabase).repository(ReadingEntity).count();
    await module.get(ReadingStore).write([aReading()]);
    const runner = source.createQueryRunner();
    await runner.startTransaction();
    await runner.query('INSERT INTO reading VALUES (1, 2, 3, 4, 5, 0)');
    expect(await seen()).toBe(1);
    await runner.commitTransaction();
    await runner.release();
    expect(await seen()).toBe(2);
    expect(await module.get(ReadDatabase).isReachable()).toBe(true);
  });

  it('goes down step by step to nothing, and up again', async () => {
    for (const _step of source.migrations) await source.undoLastMigration();
    expect([...(await namesOf('table')), ...(await namesOf('view'))]).toEqual([]);
    expect(await source.runMigrations()).toHaveLength(source.migrations.length);
    expect((await namesOf('table')).sort()).toEqual(TABLES);
    expect((await namesOf('view')).sort()).toEqual(VIEWS);
  });
});

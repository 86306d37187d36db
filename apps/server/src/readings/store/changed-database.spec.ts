import { Test, type TestingModule } from '@nestjs/testing';
import { DataSource } from 'typeorm';
import { databases, type TestDatabase, WITHOUT_JOURNAL } from '../../../../../test/support/databases.js';
import { DevicesModule } from '../../devices/index.js';
import { readSettings, SettingsModule } from '../../platform/config/index.js';
import { DatabaseModule } from '../../platform/database/index.js';
import { ReadingsModule } from '../readings.module.js';
import { aReading } from './reading-store.contract.js';
import { TypeormReadingStore } from './typeorm-reading-store.js';

describe.each(databases)('a database that someone else has changed, $name', ({ name, create }) => {
  let database: TestDatabase;
  let module: TestingModule;
  let source: DataSource;
  let store: TypeormReadingStore;

  beforeEach(async () => {
    database = await create();
    const settings = SettingsModule.with(readSettings({ ...WITHOUT_JOURNAL, DATABASE_URL: database.url }));
    const builder = Test.createTestingModule({ imports: [settings, DatabaseModule, DevicesModule, ReadingsModule] });
    module = await (await builder.compile()).init();
    source = module.get(DataSource);
    store = module.get(TypeormReadingStore);
  });

  afterEach(async () => {
    await module.close();
    await database.drop();
  });

  it('gets readings under the numbers that it gives to channels itself, once a write has failed', async () => {
    const stored = aReading({ device: 'car-7' });
    await store.write([stored]);
    // As one that was put back to a state in which the channel was not there, and another has its number since.
    await source.query('DELETE FROM reading');
    await source.query("UPDATE device SET name = 'another'");
    await expect(store.write([aReading({ device: 'car-7', value: NaN })])).rejects.toThrow();
    await store.write([aReading({ device: 'car-7' })]);
    const sql = `SELECT device.name AS name FROM reading JOIN channel ON channel.id = reading.channel_id
      JOIN device ON device.id = channel.device_id`;
    expect(await source.query(sql)).toEqual([{ name: 'car-7' }]);
  });

  it('says so when it refuses a row, also where rows that are there already are let be', async () => {
    if (name === 'SQLite') {
      await source.query('DROP VIEW stress_history');
      await source.query('DROP VIEW speed_data');
      const [table] = await source.query<{ sql: string }[]>("SELECT sql FROM sqlite_master WHERE name = 'reading'");
      await source.query('DROP TABLE reading');
      await source.query(table?.sql.replace('PRIMARY KEY', 'CHECK (value < 1000), PRIMARY KEY') ?? '');
    } else await source.query('ALTER TABLE reading ADD CONSTRAINT plausible CHECK (value < 1000)');
    const [right, wrong] = [aReading(), aReading({ value: 1001 })];
    await store.write([right]);
    await expect(store.write([right, wrong], { again: true })).rejects.toThrow();
    await expect(store.write([right, { ...wrong, messageId: 'm1' }], { again: true })).rejects.toThrow();
    await store.write([right], { again: true });
    expect(await source.query('SELECT value FROM reading')).toEqual([{ value: 72 }]);
  });
});

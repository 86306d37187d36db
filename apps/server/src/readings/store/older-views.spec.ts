import { Test, type TestingModule } from '@nestjs/testing';
import { DataSource } from 'typeorm';
import { databases, type TestDatabase, WITHOUT_JOURNAL } from '../../../../../test/support/databases.js';
import { DevicesModule } from '../../devices/index.js';
import { readSettings, SettingsModule } from '../../platform/config/index.js';
import { DatabaseModule } from '../../platform/database/index.js';
import { ReadingsModule } from '../readings.module.js';
import { ReadingStore } from '../write/reading-store.js';
import { aReading } from './reading-store.contract.js';

const NOON = Date.UTC(2026, 10, 21, 12);

/** The time of a row: MariaDB's driver makes a Date of it, SQLite has text. */
const timeOf = (value: Date | string) =>
  (value instanceof Date ? value : new Date(`${value.replace(' ', 'T')}Z`)).getTime();

describe.each(databases)('the views of the older systems on $name', ({ create }) => {
  let database: TestDatabase;
  let module: TestingModule;

  const rowsOf = (view: string, order: string) =>
    module.get(DataSource).query<Record<string, unknown>[]>(`SELECT * FROM ${view} ORDER BY ${order}`);

  /** A message of a stress sensor: its values have consecutive ids, as the door gives them. */
  const writeStress = async (device: string, takenAt: number, values: Record<string, number>) => {
    const group = Object.entries(values).map(([channel, value]) =>
      aReading({ device, channel, unit: '', value, takenAt }),
    );
    await module.get(ReadingStore).write(group);
    return group[0]?.id;
  };

  beforeEach(async () => {
    database = await create();
    const settings = SettingsModule.with(readSettings({ ...WITHOUT_JOURNAL, DATABASE_URL: database.url }));
    const builder = Test.createTestingModule({ imports: [settings, DatabaseModule, DevicesModule, ReadingsModule] });
    module = await (await builder.compile()).init();
  });

  afterEach(async () => {
    await module.close();
    await database.drop();
  });

  it('speed_data has the speeds of every device, and nothing else', async () => {
    await module
      .get(ReadingStore)
      .write([
        aReading({ value: 72.5, takenAt: NOON }),
        aReading({ value: 80, takenAt: NOON + 1, device: 'truck' }),
        aReading({ value: 3000, channel: 'rpm' }),
      ]);
    const rows = await rowsOf('speed_data', 'timestamp');
    expect(rows.map(({ speed }) => speed)).toEqual([72.5, 80]);
    expect(Object.keys(rows[0] ?? {})).toEqual(['speed', 'timestamp']);
  });

  it('speed_data has the time at which it was taken, in UTC, to the millisecond', async () => {
    const times = Array.from({ length: 1000 }, (_, ms) => NOON + ms);
    times.push(Date.UTC(2000, 0, 1), Date.UTC(2026, 1, 28, 23, 59, 59, 999), Date.UTC(2099, 11, 31, 23, 59, 59, 999));
    await module.get(ReadingStore).write(times.map((takenAt) => aReading({ takenAt })));
    const rows = await rowsOf('speed_data', 'timestamp');
    expect(rows.map(({ timestamp }) => timeOf(timestamp as Date | string))).toEqual([...times].sort((a, b) => a - b));
  });

  it('stress_history has one row a message, whole', async () => {
    const first = await writeStress('band', NOON, { hr: 61, temp: 36.6, eda: 0.4, stress: 0, confidence: 0.9 });
    const second = await writeStress('band', NOON, { hr: 140, temp: 37.5, eda: 9, stress: 2, confidence: 0.71 });
    const third = await writeStress('ring', NOON, { hr: 90, temp: 37, eda: 3, stress: 1, confidence: 0.5 });
    const rows = await rowsOf('stress_history', 'id');
    const expected = [
      [first, 61, 36.6, 0.4, 'normal', 0.9, 'band'],
      [second, 140, 37.5, 9, 'high_stress', 0.71, 'band'],
      [third, 90, 37, 3, 'medium', 0.5, 'ring'],
    ];
    expect(
      rows.map((row) => [Number(row.id), row.hr, row.temp, row.eda, row.label, row.confidence_level, row.device_id]),
    ).toEqual(expected);
    expect(rows.map(({ timestamp }) => timeOf(timestamp as Date | string))).toEqual([NOON, NOON, NOON]);
    expect(Object.keys(rows[0] ?? {})).toEqual([
      'id',
      'timestamp',
      'hr',
      'temp',
      'eda',
      'label',
      'confidence_level',
      'device_id',
    ]);
  });

  it('stress_history leaves open what a message did not bring', async () => {
    await writeStress('strap', NOON, { hr: 61 });
    await writeStress('band', NOON + 1, { hr: 70, temp: 36.6, eda: 0.4, stress: 0, confidence: 0.9 });
    const [alone, whole] = await rowsOf('stress_history', 'id');
    expect(alone).toMatchObject({
      hr: 61,
      temp: null,
      eda: null,
      label: null,
      confidence_level: null,
      device_id: 'strap',
    });
    expect(whole).toMatchObject({ hr: 70, temp: 36.6 });
  });
});

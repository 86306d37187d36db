import { Test, type TestingModule } from '@nestjs/testing';
import { type Reading, type RetentionRule } from '@tachograph/contracts';
import { DataSource } from 'typeorm';
import { type TestDatabase, WITHOUT_JOURNAL } from '../../../../../../../test/support/databases.js';
import { ChannelDirectory, DevicesModule } from '../../../../devices/index.js';
import { Clock } from '../../../../platform/clock.js';
import { readSettings, type Settings, SettingsModule } from '../../../../platform/config/index.js';
import { DatabaseModule } from '../../../../platform/database/index.js';
import { HistoryThreads } from '../../../history/history-threads.js';
import { ReadingsModule } from '../../../readings.module.js';
import { Rolling } from '../../../rollups/rolling.js';
import { LocalHistoryThreads } from '../../../testing/local-history.js';
import { ReadingIds } from '../../../write/reading-ids.js';
import { ReadingStore } from '../../../write/reading-store.js';
import { Expiry } from '../../expiry.js';
import { Retention } from '../../retention.js';

/** Rows of one INSERT. */
const ROWS_AT_ONCE = 2_000;

/** The rooms of readings on a database, with a clock that stands still, and with all that retention does done when it is told to. */
export class ExpiringReadings {
  private constructor(
    readonly module: TestingModule,
    readonly threads: LocalHistoryThreads,
  ) {}

  static async open(database: TestDatabase, now: number): Promise<ExpiringReadings> {
    const settings: Settings = readSettings({ ...WITHOUT_JOURNAL, DATABASE_URL: database.url });
    const threads = new LocalHistoryThreads(settings.database);
    const imports = [SettingsModule.with(settings), DatabaseModule, DevicesModule, ReadingsModule];
    const builder = Test.createTestingModule({ imports })
      .overrideProvider(HistoryThreads)
      .useValue(threads)
      .overrideProvider(Clock)
      .useValue({ now: () => now });
    return new ExpiringReadings(await (await builder.compile()).init(), threads);
  }

  get database(): DataSource {
    return this.module.get(DataSource);
  }

  query<Row>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    return this.database.query<Row[]>(sql, [...parameters]);
  }

  async count(sql: string, parameters: readonly unknown[] = []): Promise<number> {
    const [row] = await this.query<{ n: number | string | null }>(sql, parameters);
    return Number(row?.n);
  }

  /** A channel's number; it is made where there is none. */
  async channel(device: string): Promise<number> {
    const [id] = await this.module.get(ChannelDirectory).resolve([{ device, channel: 'speed', unit: 'km/h' }]);
    return id ?? 0;
  }

  /** Readings of a channel, one each `every` milliseconds, as if they had been stored at their time. */
  async fill(device: string, { from, to, every }: { from: number; to: number; every: number }): Promise<number> {
    const channelId = await this.channel(device);
    let id = 1 + (await this.count('SELECT MAX(id) AS n FROM reading'));
    for (let at = from; at < to; at += every * ROWS_AT_ONCE) {
      const rows: string[] = [];
      for (let takenAt = at; takenAt < Math.min(to, at + every * ROWS_AT_ONCE); takenAt += every) {
        rows.push(`(${channelId},${takenAt},${id},${(id * 7) % 100},${takenAt},0)`);
        id += 1;
      }
      await this.query(
        `INSERT INTO reading (channel_id, taken_at, id, value, received_at, clock) VALUES ${rows.join()}`,
      );
    }
    return channelId;
  }

  /** A reading through the store. */
  async store(fields: Pick<Reading, 'device' | 'takenAt' | 'receivedAt'> & Partial<Reading>): Promise<void> {
    const id = await this.module.get(ReadingIds).take(1);
    const reading = { id, channel: 'speed', unit: 'km/h', value: 1, clock: 'device', ...fields } as const;
    await this.module.get(ReadingStore).write([reading]);
  }

  /** Rolls up everything that there is. */
  async rollUp(): Promise<void> {
    while (await this.module.get(Rolling).step());
  }

  /** Sets the rules and waits until everything they don't keep is gone. */
  async keep(rules: RetentionRule[]): Promise<void> {
    const retention = this.module.get(Retention);
    const { version } = await retention.rules();
    await retention.change({ version, rules });
    await this.module.get(Expiry).finished();
  }

  /** Runs expiry once more. */
  async expire(): Promise<void> {
    this.module.get(Expiry).start();
    await this.module.get(Expiry).finished();
  }

  async close(): Promise<void> {
    await this.module.close();
    await this.threads.close();
  }
}

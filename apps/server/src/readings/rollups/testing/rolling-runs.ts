import { Test, type TestingModule } from '@nestjs/testing';
import type { Reading } from '@tachograph/contracts';
import { type TestDatabase, WITHOUT_JOURNAL } from '../../../../../../test/support/databases.js';
import { queryDatabase } from '../../../../../../test/support/query.js';
import { DevicesModule } from '../../../devices/index.js';
import { Clock } from '../../../platform/clock.js';
import { readSettings, SettingsModule } from '../../../platform/config/index.js';
import { DatabaseModule } from '../../../platform/database/index.js';
import { openQuestions, type Questions } from '../../../platform/questions/index.js';
import { HistoryThreads } from '../../history/history-threads.js';
import { ReadingsModule } from '../../readings.module.js';
import { aReading } from '../../store/reading-store.contract.js';
import { LocalHistoryThreads } from '../../testing/local-history.js';
import { ReadingIds } from '../../write/reading-ids.js';
import { ReadingStore } from '../../write/reading-store.js';
import { ExpiredReadings } from '../expired-readings.js';
import { Rolling } from '../rolling.js';

export const NOON = Date.UTC(2026, 10, 21, 12);

class HandClock extends Clock {
  time = NOON;

  override now(): number {
    return this.time;
  }
}

/** Runs of a server on one database, whose rollups go on when the test says so. */
export class RollingRuns {
  readonly clock = new HandClock();
  /** Readings before this are gone. */
  expiredBefore = -Infinity;
  readonly questions: Questions;
  private readonly settings;
  private module: TestingModule;
  private threads: LocalHistoryThreads;

  constructor(private readonly database: TestDatabase) {
    this.settings = readSettings({ ...WITHOUT_JOURNAL, DATABASE_URL: database.url });
    this.questions = openQuestions(this.settings.database);
  }

  async start(): Promise<void> {
    const imports = [SettingsModule.with(this.settings), DatabaseModule, DevicesModule, ReadingsModule];
    this.threads = new LocalHistoryThreads(this.settings.database);
    const builder = Test.createTestingModule({ imports })
      .overrideProvider(Clock)
      .useValue(this.clock)
      .overrideProvider(HistoryThreads)
      .useValue(this.threads)
      .overrideProvider(ExpiredReadings)
      .useValue({
        before: () => this.expiredBefore,
        rolling: <T>(_channelId: number, _stop: AbortSignal, work: (before: number) => Promise<T>) =>
          work(this.expiredBefore),
      } satisfies ExpiredReadings);
    this.module = await (await builder.compile()).init();
  }

  async stop(): Promise<void> {
    await this.module.close();
    await this.threads.close();
  }

  async end(): Promise<void> {
    await this.stop();
    await this.questions.close();
    await this.database.drop();
  }

  get<T>(token: abstract new (...parameters: never[]) => T): T {
    return this.module.get<T>(token);
  }

  /** Stores readings as the door does, received now. */
  async write(...fields: readonly Partial<Reading>[]): Promise<readonly Reading[]> {
    let id = await this.get(ReadingIds).take(fields.length);
    const receivedAt = this.clock.time;
    const group = fields.map((field) => aReading({ takenAt: receivedAt, receivedAt, ...field, id: id++ }));
    await this.get(ReadingStore).write(group);
    return group;
  }

  async query(sql: string): Promise<void> {
    await queryDatabase(this.database.url, sql);
  }

  async roll(): Promise<void> {
    while (await this.get(Rolling).step());
  }
}

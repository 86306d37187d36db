import { Test, type TestingModule } from '@nestjs/testing';
import { parseChannelPattern, type Reading } from '@tachograph/contracts';
import { DataSource } from 'typeorm';
import { databases, type TestDatabase, WITHOUT_JOURNAL } from '../../../../../test/support/databases.js';
import { eventually } from '../../../../../test/support/eventually.js';
import { DevicesModule } from '../../devices/index.js';
import { readSettings, SettingsModule } from '../../platform/config/index.js';
import { DatabaseModule } from '../../platform/database/index.js';
import { HistoryThreads } from '../history/history-threads.js';
import { ReadingHistory } from '../read/reading-history.js';
import { ReadingsModule } from '../readings.module.js';
import { aReading } from './reading-store.contract.js';
import { LocalHistoryThreads } from '../testing/local-history.js';
import { ReadingStore } from '../write/reading-store.js';
import { NewestReadings } from '../latest/newest-readings.js';

const NOON = Date.UTC(2026, 10, 21, 12);

const isKnown = (answer: Reading[] | undefined) => answer !== undefined;

/** A run of the server on a database. */
class Run {
  private constructor(
    readonly module: TestingModule,
    private readonly threads: LocalHistoryThreads,
  ) {}

  static async on({ url }: TestDatabase): Promise<Run> {
    const settings = readSettings({ ...WITHOUT_JOURNAL, DATABASE_URL: url });
    const threads = new LocalHistoryThreads(settings.database);
    const builder = Test.createTestingModule({
      imports: [SettingsModule.with(settings), DatabaseModule, DevicesModule, ReadingsModule],
    });
    const module = await builder.overrideProvider(HistoryThreads).useValue(threads).compile();
    return new Run(await module.init(), threads);
  }

  write(...readings: Reading[]): Promise<readonly Reading[]> {
    return this.module.get(ReadingStore).write(readings);
  }

  newest(...patterns: string[]): Promise<Reading[]> {
    const parsed = patterns.flatMap((pattern) => parseChannelPattern(pattern) ?? []);
    return this.module.get(ReadingHistory).newestOfEach(parsed, 1000);
  }

  /** What it answers without looking among the readings; undefined while it can't tell. */
  known(): Promise<Reading[] | undefined> {
    const channel = { id: 1, device: 'car-7', channel: 'speed', unit: 'km/h' };
    return this.module.get(NewestReadings).of([channel]);
  }

  query<Row>(sql: string): Promise<Row[]> {
    return this.module.get(DataSource).query(sql);
  }

  /** Ends without a word: what was not saved is gone. */
  async crash(): Promise<void> {
    this.module.get(NewestReadings).doubt();
    await this.end();
  }

  async end(): Promise<void> {
    await this.module.close();
    await this.threads.close();
  }
}

describe.each(databases)('the newest readings on $name', ({ create }) => {
  let database: TestDatabase;
  let run: Run;

  beforeEach(async () => {
    database = await create();
    run = await Run.on(database);
  });

  afterEach(async () => {
    await run.end();
    await database.drop();
  });

  const restart = async () => {
    run = await Run.on(database);
    await eventually(() => run.known(), isKnown);
  };

  it('are known without a look at the readings, as soon as they are stored', async () => {
    await eventually(() => run.known(), isKnown);
    const reading = aReading({ takenAt: NOON });
    await run.write(reading);
    expect(await run.known()).toEqual([reading]);
    expect(await run.newest('*/*')).toEqual([reading]);
  });

  it('are not replaced by older ones that come late, nor by a lower id of the same instant', async () => {
    const [low, newest] = [aReading({ takenAt: NOON }), aReading({ takenAt: NOON })];
    await run.write(newest);
    await run.write(low, aReading({ takenAt: NOON - 1 }));
    expect(await run.newest('*/*')).toEqual([newest]);
    await run.end();
    await restart();
    await run.write(aReading({ takenAt: NOON - 5 }));
    expect(await run.known()).toEqual([newest]);
    const next = aReading({ takenAt: NOON + 1 });
    await run.write(next);
    expect(await run.known()).toEqual([next]);
  });

  it('are right after a crash that came before they were saved', async () => {
    await run.write(aReading({ takenAt: NOON }));
    await run.end();
    run = await Run.on(database);
    const [newest, other] = [aReading({ takenAt: NOON + 1000 }), aReading({ device: 'car-8' })];
    await run.write(newest, other, aReading({ takenAt: NOON + 999 }));
    await run.crash();
    await restart();
    expect(await run.known()).toEqual([newest]);
    expect(await run.newest('*/*')).toEqual([newest, other]);
  });

  it('stay when the readings themselves have expired', async () => {
    const reading = aReading({ takenAt: NOON });
    await run.write(reading);
    await run.end();
    await restart();
    await run.query('DELETE FROM reading');
    expect(await run.newest('*/*')).toEqual([reading]);
    await run.end();
    await restart();
    expect(await run.newest('*/*')).toEqual([reading]);
  });

  it('name a repeated message by the reading that was stored first', async () => {
    const first = aReading({ takenAt: NOON, messageId: 'm1' });
    await run.write(first);
    await run.write({ ...aReading({ takenAt: NOON + 5 }), messageId: 'm1' });
    expect((await run.newest('*/*')).map(({ id }) => id)).toEqual([first.id]);
  });

  it('are looked for among the readings while it is not known which database answers', async () => {
    const reading = aReading({ takenAt: NOON });
    await run.write(reading);
    await expect(run.write(aReading({ value: NaN }))).rejects.toThrow();
    expect(await run.known()).toBeUndefined();
    expect(await run.newest('*/*')).toEqual([reading]);
  });

  it('are those of thousands of channels, each once', async () => {
    const readings = Array.from({ length: 3_000 }, (_, index) =>
      aReading({ device: `d${index % 1500}`, takenAt: NOON + index }),
    );
    await run.write(...readings);
    await run.end();
    await restart();
    const newest = await run.module
      .get(ReadingHistory)
      .newestOfEach([{ text: '', device: ['', ''], channel: ['', ''] }], 10_000);
    expect(newest).toEqual(readings.slice(1500));
  });
});

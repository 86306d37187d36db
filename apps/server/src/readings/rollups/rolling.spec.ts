import { Test, type TestingModule } from '@nestjs/testing';
import type { Reading } from '@tachograph/contracts';
import { databases, type TestDatabase, WITHOUT_JOURNAL } from '../../../../../test/support/databases.js';
import { queryDatabase } from '../../../../../test/support/query.js';
import { seeded } from '../../../../../tools/seeded.ts';
import { DevicesModule } from '../../devices/index.js';
import { Clock } from '../../platform/clock.js';
import { readSettings, SettingsModule } from '../../platform/config/index.js';
import { DatabaseModule } from '../../platform/database/index.js';
import { openQuestions, type Questions } from '../../platform/questions/index.js';
import { HistoryThreads } from '../history/history-threads.js';
import { RawReader } from '../history/raw-reader.js';
import { ReadingsModule } from '../readings.module.js';
import { aReading } from '../store/reading-store.contract.js';
import { LateRanges } from '../store/late-ranges.js';
import { LocalHistoryThreads } from '../testing/local-history.js';
import { ReadingIds } from '../write/reading-ids.js';
import { ReadingStore } from '../write/reading-store.js';
import { Buckets } from './buckets.js';
import { LADDER, type Step } from './ladder.js';
import { QuestionsRollupReader } from './questions-rollup-reader.js';
import { Rolling } from './rolling.js';
import type { RollupState } from './rollup-reader.js';
import { RollupStore } from './store/rollup-store.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const NOON = Date.UTC(2026, 10, 21, 12);
const EVER = { from: -1e15, to: 1e15 };

class HandClock extends Clock {
  time = NOON;

  override now(): number {
    return this.time;
  }
}

/** Runs of a server on one database, whose rollups go on when the test says so. */
class Runs {
  readonly clock = new HandClock();
  readonly stored: Reading[] = [];
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
      .useValue(this.threads);
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

function isBelieved({ rolledTo, stale }: RollupState, channelId: number, from: number, to: number): boolean {
  return to <= rolledTo && (stale.get(channelId) ?? []).every((span) => span.to <= from || span.from >= to);
}

/** What can be believed of the rollups equals the readings; answers how many buckets that were. */
async function expectTrue(questions: Questions): Promise<number> {
  const channels = (await questions.rows<[number]>('SELECT id FROM channel')).map(([id]) => id);
  const reader = new QuestionsRollupReader(questions);
  const state = await reader.state(channels);
  let count = 0;
  for (const id of channels) for (const step of LADDER) count += await expectTrueStep(questions, state, id, step);
  return count;
}

async function expectTrueStep(questions: Questions, state: RollupState, id: number, step: Step): Promise<number> {
  const { width, segment } = step;
  const segments = await new QuestionsRollupReader(questions).segments(id, step, EVER);
  const expected = new Buckets();
  for await (const page of new RawReader(questions).pages(id, EVER)) {
    for (const [takenAt, , value] of page) expected.add(takenAt, value, width);
  }
  const all = (buckets: Buckets) =>
    Array.from({ length: buckets.length }, (_, index) => buckets.at(index)).filter(({ start }) =>
      isBelieved(state, id, start, start + width),
    );
  const kept = new Set(segments.map(({ start }) => start));
  const wanted = all(expected).filter(({ start }) => width >= HOUR || kept.has(Math.floor(start / segment) * segment));
  const round = ({ start, count, min, max, sum, first, last }: ReturnType<Buckets['at']>) =>
    [start, count, min, max, sum.toFixed(6), first, last].join();
  expect(segments.flatMap(({ buckets }) => all(buckets)).map(round)).toEqual(wanted.map(round));
  return wanted.length;
}

describe.each(databases)('rolling up on $name', ({ create }) => {
  let runs: Runs;

  const state = () => runs.get(RollupStore).state();
  const stale = async () => {
    const channels = (await runs.questions.rows<[number]>('SELECT id FROM channel')).map(([id]) => id);
    return (await new QuestionsRollupReader(runs.questions).state(channels)).stale;
  };

  beforeEach(async () => {
    runs = new Runs(await create());
    await runs.start();
  });

  afterEach(() => runs.end());

  it('takes in what has passed, up to ten minutes before the newest at most', async () => {
    for (let minute = 0; minute < 180; minute++) {
      await runs.write({ value: minute }, { value: -minute, device: 'car-8' });
      runs.clock.time += MINUTE;
    }
    await runs.roll();
    const rolledTo = (await state())?.rolledTo ?? 0;
    expect(rolledTo % (10 * MINUTE)).toBe(0);
    expect(runs.clock.time - rolledTo).toBeLessThanOrEqual(13 * MINUTE);
    expect(await expectTrue(runs.questions)).toBeGreaterThan(10);
  });

  it('takes in years that were there before, slice by slice', async () => {
    await runs.write(...Array.from({ length: 200 }, (_, day) => ({ takenAt: NOON - day * DAY, value: day })));
    await runs.roll();
    expect((await runs.questions.rows('SELECT 1 FROM rollup WHERE level = 6')).length).toBeGreaterThan(0);
    expect(await expectTrue(runs.questions)).toBeGreaterThan(390);
  });

  it('takes in late readings when their range is closed, and until then nobody believes what is there', async () => {
    await runs.write({ takenAt: NOON - 5 * HOUR, value: 1 });
    await runs.roll();
    await runs.write({ takenAt: NOON - 5 * HOUR + 1000, value: 99 });
    expect([...(await stale()).values()].flat()).toHaveLength(1);
    await expectTrue(runs.questions);
    await runs.write({});
    await runs.roll();
    expect([...(await stale()).values()].flat()).toEqual([]);
    expect(await expectTrue(runs.questions)).toBeGreaterThan(0);
  });

  it('does not pass a write that is under way, even one that was given up and ends much later', async () => {
    await runs.write({});
    await runs.roll();
    const before = await state();
    const reading = aReading({ id: await runs.get(ReadingIds).take(1), takenAt: NOON - DAY, receivedAt: NOON });
    const channelId = 1;
    const hanging = runs.get(LateRanges).begin([{ channelId, reading }]);
    runs.clock.time += 2 * HOUR;
    await runs.write({}, { takenAt: NOON - 3 * DAY });
    await runs.write({});
    await runs.roll();
    expect(await state()).toEqual(before);
    runs.get(LateRanges).succeeded(hanging);
    await runs.roll();
    expect((await state())?.rolledTo).toBeGreaterThan(before?.rolledTo ?? Infinity);
    await expectTrue(runs.questions);
  });

  it('takes in what the journal brings after all, under ids from before', async () => {
    await runs.write({});
    const waiting = aReading({ id: await runs.get(ReadingIds).take(1), takenAt: NOON - DAY, receivedAt: NOON });
    await runs.write({});
    await runs.roll();
    await runs.stop();
    runs.clock.time += HOUR;
    await runs.start();
    await runs.write({});
    await runs.roll();
    await runs.get(ReadingStore).write([waiting], { again: true });
    await runs.get(ReadingStore).write([waiting], { again: true });
    await expectTrue(runs.questions);
    await runs.write({});
    await runs.roll();
    expect([...(await stale()).values()].flat()).toEqual([]);
    await expectTrue(runs.questions);
  });

  it('goes back where the clock was set back while the server was stopped, before anything new comes', async () => {
    await runs.write({});
    runs.clock.time += DAY;
    await runs.write({});
    await runs.roll();
    await runs.stop();
    runs.clock.time -= 5 * HOUR;
    await runs.start();
    expect((await state())?.rolledTo).toBeLessThan(runs.clock.time);
    await runs.write({ value: 5 });
    await expectTrue(runs.questions);
    runs.clock.time += 5 * HOUR;
    await runs.write({});
    await runs.roll();
    expect(await expectTrue(runs.questions)).toBeGreaterThan(0);
  });

  it('begins anew where nobody knows any more which readings were late', async () => {
    await runs.write({ takenAt: NOON - DAY });
    await runs.roll();
    await runs.write({});
    const { lastId } = runs.get(LateRanges).settled;
    await runs.query(`INSERT INTO late_range VALUES (0, ${lastId}, 0, 0, 0, 0)`);
    expect([...(await stale()).values()].flat()).toEqual([{ from: -Infinity, to: (await state())?.rolledTo }]);
    await runs.roll();
    expect([...(await stale()).values()].flat()).toEqual([]);
    expect(await expectTrue(runs.questions)).toBeGreaterThan(0);
  });

  it('is true at every moment, whatever comes in whatever order, over restarts and clocks set back', async () => {
    const random = seeded(7);
    const pick = (count: number) => Math.floor(random() * count);
    const ages = [0, 1000, 3 * MINUTE, 20 * MINUTE, 7 * HOUR, 3 * DAY, 400 * DAY, -30 * MINUTE];
    let kept: readonly Reading[] = [];
    for (let step = 0; step < 60; step++) {
      const fields = Array.from({ length: 1 + pick(30) }, (_, index) => ({
        device: `car-${pick(3)}`,
        value: pick(1000) / 10,
        takenAt: runs.clock.time - (ages[pick(ages.length)] ?? 0) + 500 * index,
        ...(pick(3) === 0 && { messageId: `m${pick(200)}` }),
      }));
      const group = await runs.write(...fields);
      if (pick(4) === 0) await runs.get(ReadingStore).write([...kept.slice(0, 3), ...group], { again: true });
      if (pick(3) === 0) kept = group;
      runs.clock.time += pick(20) * MINUTE;
      for (let times = pick(4); times > 0; times--) await runs.get(Rolling).step();
      if (step % 15 === 14) {
        await runs.stop();
        runs.clock.time -= pick(3) * HOUR;
        await runs.start();
      }
      if (step % 5 === 4) await expectTrue(runs.questions);
    }
    await runs.write({});
    await runs.roll();
    expect(await expectTrue(runs.questions)).toBeGreaterThan(100);
  }, 60_000);
});

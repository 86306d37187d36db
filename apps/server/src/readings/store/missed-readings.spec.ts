import { Test, type TestingModule } from '@nestjs/testing';
import { type LivePosition, matchesChannel, parseChannelPattern, type Reading } from '@tachograph/contracts';
import { DataSource } from 'typeorm';
import { databases, type TestDatabase } from '../../../../../test/support/databases.js';
import { seeded } from '../../../../../tools/seeded.ts';
import { DevicesModule } from '../../devices/index.js';
import { Clock } from '../../platform/clock.js';
import { readSettings, SettingsModule } from '../../platform/config/index.js';
import { DatabaseModule } from '../../platform/database/index.js';
import { HistoryThreads } from '../history/history-threads.js';
import { type Missed, ReadingHistory } from '../read/reading-history.js';
import { LocalHistoryThreads } from '../testing/local-history.js';
import { ReadingsModule } from '../readings.module.js';
import { ReadingIds } from '../write/reading-ids.js';
import { ReadingStore } from '../write/reading-store.js';
import { aReading } from './reading-store.contract.js';

const NOON = Date.UTC(2026, 10, 21, 12);
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

class HandClock extends Clock {
  time = NOON;

  override now(): number {
    return this.time;
  }
}

const patternsOf = (texts: readonly string[]) => texts.flatMap((text) => parseChannelPattern(text) ?? []);

/** Runs of a server on one database, with the positions that a viewer would have been told. */
class Runs {
  readonly stored: Reading[] = [];
  readonly positions: LivePosition[] = [];
  readonly clock = new HandClock();
  private module: TestingModule;
  private threads: LocalHistoryThreads;
  private time = 0;

  constructor(private readonly database: TestDatabase) {}

  async start(): Promise<void> {
    const settings = readSettings({ DATABASE_URL: this.database.url });
    this.threads = new LocalHistoryThreads(settings.database);
    const builder = Test.createTestingModule({
      imports: [SettingsModule.with(settings), DatabaseModule, DevicesModule, ReadingsModule],
    });
    builder.overrideProvider(Clock).useValue(this.clock).overrideProvider(HistoryThreads).useValue(this.threads);
    this.module = await (await builder.compile()).init();
    this.time = this.ids.epoch.startedAt;
    this.positions.push(this.position(Number(this.ids.epoch.name.split('-')[0]) * 2 ** 24 - 1));
  }

  async stop(): Promise<void> {
    await this.module.close();
    await this.threads.close();
  }

  get history(): ReadingHistory {
    return this.module.get(ReadingHistory);
  }

  query<Row>(sql: string): Promise<Row[]> {
    return this.module.get(DataSource).query<Row[]>(sql);
  }

  /** Stores readings as the door does, received now, and notes the position after each. */
  async write(fields: readonly Partial<Reading>[]): Promise<void> {
    let id = await this.ids.take(fields.length);
    const receivedAt = this.clock.time;
    const group = fields.map((field) => aReading({ takenAt: receivedAt, receivedAt, ...field, id: id++ }));
    await this.module.get(ReadingStore).write(group);
    this.time = Math.max(this.time, receivedAt);
    this.stored.push(...group);
    this.positions.push(...group.map((reading) => this.position(reading.id)));
  }

  missed(after: LivePosition, limit = 100_000, channels: readonly string[] = ['*/*']): Promise<Missed> {
    const upTo = this.stored.at(-1)?.id ?? 0;
    return this.history.missed({ channels: patternsOf(channels), after, upTo, limit });
  }

  /** What the port promises, in the plainest words. */
  after({ seq }: LivePosition, channels: readonly string[] = ['*/*']): Reading[] {
    const patterns = patternsOf(channels);
    return this.stored.filter(
      ({ id, device, channel }) => id > seq && patterns.some((pattern) => matchesChannel(pattern, device, channel)),
    );
  }

  private get ids(): ReadingIds {
    return this.module.get(ReadingIds);
  }

  private position(seq: number): LivePosition {
    return { epoch: this.ids.epoch.name, seq, time: this.time };
  }
}

const POSITION = { epoch: 'nobody', seq: 0, time: NOON };

describe.each(databases)('what a viewer missed, on $name', ({ create }) => {
  let database: TestDatabase;
  let runs: Runs;

  beforeEach(async () => {
    database = await create();
    runs = new Runs(database);
    await runs.start();
  });

  afterEach(async () => {
    await runs.stop();
    await database.drop();
  });

  const rangesKept = () => runs.query('SELECT first_id FROM late_range WHERE first_id > 0');
  const firstPosition = () => runs.positions[0] ?? POSITION;
  const expectExactly = async (position: LivePosition, channels?: readonly string[]) => {
    const expected = runs.after(position, channels);
    expect(await runs.missed(position, 100_000, channels)).toEqual({ recovered: true, readings: expected });
    const tooFew = await runs.missed(position, Math.max(0, expected.length - 1), channels);
    if (expected.length === 0 || tooFew.recovered) return;
    const { from, to } = tooFew.reload;
    expect(expected.filter(({ takenAt }) => takenAt < from || takenAt > to)).toEqual([]);
  };

  it.each([1, 2, 3])('is exact whatever the times, over jumps of the clock and restarts: seed %d', async (seed) => {
    const next = seeded(seed);
    const between = (least: number, most: number) => Math.floor(least + next() * (most - least));
    /** Near now, late, long ago, ahead, or of an instant that others have as well. */
    const takenAt = () => {
      const now = runs.clock.time;
      const any = [now, now, now - between(0, 2 * HOUR_MS), now + between(0, 20 * MINUTE_MS), NOON, between(0, now)];
      return any[between(0, any.length)] ?? now;
    };
    for (let group = 0; group < 60; group += 1) {
      runs.clock.time += next() < 0.15 ? between(-HOUR_MS, HOUR_MS) : between(0, MINUTE_MS);
      if (next() < 0.06) {
        await runs.stop();
        await runs.start();
      }
      const fields = Array.from({ length: between(1, 9) }, () => ({
        device: `car-${between(0, 4)}`,
        channel: next() < 0.7 ? 'speed' : 'rpm',
        ...(next() < 0.8 && { takenAt: takenAt() }),
      }));
      await runs.write(fields);
    }
    for (const [index, position] of runs.positions.entries()) {
      if (index % 4 === seed % 4) await expectExactly(position);
      if (index % 16 === seed) await expectExactly(position, ['car-1/speed', 'car-*/rpm']);
    }
  });

  it('is nothing after the last reading', async () => {
    await runs.write([{}]);
    expect(await runs.missed(runs.positions.at(-1) ?? POSITION)).toEqual({ recovered: true, readings: [] });
  });

  it('ends at the reading up to which it is asked', async () => {
    await runs.write([{}, {}, {}]);
    const question = { channels: patternsOf(['*/*']), after: firstPosition(), upTo: runs.stored[1]?.id ?? 0, limit: 9 };
    expect(await runs.history.missed(question)).toEqual({ recovered: true, readings: runs.stored.slice(0, 2) });
  });

  it('is too much above the limit, and then says which times to reload', async () => {
    await runs.write([{ takenAt: NOON - DAY_MS }, {}, { takenAt: NOON + HOUR_MS }]);
    expect(await runs.missed(firstPosition(), 3)).toMatchObject({ recovered: true });
    expect(await runs.missed(firstPosition(), 2)).toEqual({
      recovered: false,
      reload: { from: NOON - DAY_MS, to: NOON + HOUR_MS },
    });
  });

  it('is not told for a position that this database never gave', async () => {
    await runs.write([{}]);
    const known = firstPosition();
    const [block = '', reservedAt = ''] = known.epoch.split('-');
    const wrong: Partial<LivePosition>[] = [
      { epoch: '' },
      { epoch: 'nobody' },
      { epoch: `${block}-${Number(reservedAt) + 1}` },
      { epoch: `${Number(block) + 1}-${reservedAt}` },
      { seq: known.seq - 1 },
      { seq: known.seq + 3 },
      { seq: NaN },
      { time: -1 },
      { time: NaN },
    ];
    for (const fields of wrong) expect(await runs.missed({ ...known, ...fields })).toMatchObject({ recovered: false });
    const reload = { from: 0, to: NOON + 24 * 60 * MINUTE_MS };
    expect(await runs.missed(POSITION)).toEqual({ recovered: false, reload });
  });

  it('takes no row more for readings that are not late, and few for a device whose clock is always wrong', async () => {
    for (let group = 0; group < 20; group += 1) {
      runs.clock.time += 1000;
      await runs.write([{}, {}]);
    }
    expect(await rangesKept()).toEqual([]);
    for (let group = 0; group < 600; group += 1) {
      runs.clock.time += 1000;
      await runs.write([{ takenAt: runs.clock.time - HOUR_MS }]);
    }
    expect(await rangesKept()).toHaveLength(2);
    await expectExactly(firstPosition());
  });

  it('is kept track of for a week; after that, the viewer reloads', async () => {
    await runs.write([{ takenAt: NOON - HOUR_MS }]);
    const { length } = runs.positions;
    runs.clock.time += 8 * DAY_MS;
    await runs.stop();
    await runs.start();
    await runs.write([{ takenAt: NOON - HOUR_MS }]);
    expect(await runs.missed(firstPosition())).toMatchObject({ recovered: false, reload: { from: 0 } });
    expect(await rangesKept()).toHaveLength(1);
    for (const position of runs.positions.slice(length)) await expectExactly(position);
  });
});

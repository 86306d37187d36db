import type { BucketPoints, Series, TimeSpan } from '@tachograph/contracts';
import fc from 'fast-check';
import { databases } from '../../../../../test/support/databases.js';
import { QuestionsRollupReader } from '../rollups/questions-rollup-reader.js';
import { RollupBuilder } from '../rollups/rollup-builder.js';
import { SketchReader } from '../rollups/sketch-reader.js';
import { RollupDatabase, type TestReading } from '../store/testing/rollup-database.js';
import { BucketedRange } from './bucketed-range.js';
import { EverythingKept } from './kept-levels.js';
import { RawReader } from './raw-reader.js';
import { SeriesReader } from './series-reader.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Days on which clocks in Europe went forward and back, and the turn of a year. */
const DAYS = ['2026-03-29', '2026-10-25', '2025-12-31'].map((day) => Date.parse(day));

const value = fc.integer({ min: -2000, max: 2000 }).map((tenths) => tenths / 10);

/** Readings at a rhythm of their own, somewhere within three days. */
const burst = fc
  .record({
    from: fc.integer({ min: 0, max: 3 * DAY }),
    rhythm: fc.constantFrom(0, 1, 100, 1000, 1000, 7000, MINUTE, HOUR),
    values: fc.array(value, { minLength: 1, maxLength: 80 }),
  })
  .map(({ from, rhythm, values }) => values.map((each, index) => ({ at: from + index * rhythm, value: each })));

const bursts = fc.array(burst, { minLength: 0, maxLength: 5 });

const scenario = fc.record({
  day: fc.constantFrom(...DAYS),
  rolled: bursts,
  /** Came after these were rolled up, some of them before `rolledTo` by the time taken. */
  late: bursts,
  rolledTo: fc.integer({ min: 0, max: (4 * DAY) / (10 * MINUTE) }).map((steps) => steps * 10 * MINUTE),
});

const question = fc.record({
  from: fc.oneof(
    fc.integer({ min: -DAY, max: 4 * DAY }),
    fc.integer({ min: -24, max: 96 }).map((hours) => hours * HOUR),
  ),
  length: fc.oneof(fc.integer({ min: 1, max: HOUR }), fc.integer({ min: 1, max: 5 * DAY }), fc.constant(4000 * DAY)),
  points: fc.oneof(fc.integer({ min: 1, max: 60 }), fc.constant(1200)),
});

/** Told as plainly as possible. */
function bucketsOf(readings: readonly TestReading[], resolution: number) {
  const groups = Map.groupBy(readings, ({ takenAt }) => Math.floor(takenAt / resolution) * resolution);
  const values = [...groups.values()].map((group) => group.map((reading) => reading.value));
  return {
    time: [...groups.keys()],
    count: values.map((all) => all.length),
    min: values.map((all) => Math.min(...all)),
    max: values.map((all) => Math.max(...all)),
    mean: values.map((all) => all.reduce((sum, each) => sum + each, 0) / all.length),
    first: values.map(([first]) => first),
    last: values.map((all) => all.at(-1)),
  };
}

function expectBuckets({ kind, resolution, mean, ...exact }: BucketPoints, readings: readonly TestReading[]) {
  const { mean: expectedMean, ...expected } = bucketsOf(readings, resolution);
  expect(kind).toBe('buckets');
  expect(exact).toEqual(expected);
  for (const [index, each] of expectedMean.entries()) expect(mean[index]).toBeCloseTo(each, 8);
}

function within(readings: readonly TestReading[], { from, to }: TimeSpan): TestReading[] {
  return readings
    .filter(({ takenAt }) => takenAt >= from && takenAt < to)
    .sort((a, b) => a.takenAt - b.takenAt || a.id - b.id);
}

function expectSeries(series: Series | undefined, readings: readonly TestReading[], most: number) {
  if (series === undefined) throw new Error('there is no series');
  const { points, count, complete } = series;
  expect({ count, complete }).toEqual({ count: readings.length, complete: true });
  expect(points.time.length).toBeLessThanOrEqual(most);
  if (readings.length > most) expectBuckets(points as BucketPoints, readings);
  else {
    const [time, values] = [readings.map(({ takenAt }) => takenAt), readings.map((reading) => reading.value)];
    expect(points).toEqual({ kind: 'raw', time, value: values });
  }
}

describe.each(databases)('series of random readings on $name', ({ name, create }) => {
  let database: RollupDatabase;
  let channel = 0;

  beforeAll(async () => {
    database = await RollupDatabase.open({ create });
  });

  afterAll(() => database.close());

  /** Rolls up as far as `rolledTo`, and writes what came late without rolling it up. */
  const store = async ({ day, rolled, late, rolledTo }: Parameters<Parameters<typeof scenario.map>[0]>[0]) => {
    channel += 1;
    let id = 0;
    const toReading = (each: { at: number; value: number }) => ({
      takenAt: day + each.at,
      id: ++id,
      value: each.value,
    });
    const [first, second] = [rolled.flat().map(toReading), late.map((one) => one.map(toReading))];
    const raw = new RawReader(database.questions);
    const rollups = new QuestionsRollupReader(database.questions);
    await database.insert(channel, first);
    await database.write(
      channel,
      await new RollupBuilder(raw, rollups, new SketchReader(database.questions)).compute(channel, {
        from: day,
        to: day + 4 * DAY,
      }),
    );
    await database.query('DELETE FROM rollup_state');
    await database.query('INSERT INTO rollup_state (id, rolled_to, rolled_id) VALUES (1, ?, ?)', [day + rolledTo, 1]);
    await database.query('DELETE FROM late_range');
    for (const [index, readings] of second.entries()) {
      await database.insert(channel, readings);
      const times = readings.map(({ takenAt }) => takenAt);
      await database.query(
        `INSERT INTO late_range (first_id, last_id, channel_id, first_taken_at, last_taken_at, received_at) VALUES (?,?,?,?,?,0)`,
        [index + 2, index + 2, channel, Math.min(...times), Math.max(...times)],
      );
    }
    return { readings: [...first, ...second.flat()], stored: { raw, rollups } };
  };

  it('are what the readings give: those that are rolled up, those that came late and those yet to be rolled up', async () => {
    await fc.assert(
      fc.asyncProperty(scenario, fc.array(question, { minLength: 5, maxLength: 5 }), async (given, questions) => {
        const { readings, stored } = await store(given);
        for (const { from, length, points } of questions) {
          const span = { from: given.day + from, to: given.day + from + length };
          const expected = within(readings, span);
          const asked = { id: channel, device: 'car-7', channel: 'speed', unit: '' };
          const [series] = await new SeriesReader(stored, new EverythingKept()).read({
            channels: [asked],
            ...{ span, points, now: given.day + 5 * DAY },
          });
          expectSeries(series, expected, points);
          // By rollups also where so few readings would be read themselves.
          const state = await stored.rollups.state([channel]);
          const facts = { id: channel, rolledTo: state.rolledTo, stale: state.stale.get(channel) ?? [] };
          const range = await BucketedRange.read(
            stored,
            { ...facts, keptFrom: () => -Infinity, rate: Infinity },
            { span, points, rawMax: Infinity },
          );
          expectBuckets(range.points.points(), expected);
        }
      }),
      { numRuns: name === 'SQLite' ? 100 : 10 },
    );
  }, 60_000);
});

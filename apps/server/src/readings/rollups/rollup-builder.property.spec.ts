import fc from 'fast-check';
import { databases } from '../../../../../test/support/databases.js';
import { RawReader } from '../history/raw-reader.js';
import { type Bucket, Buckets } from './buckets.js';
import { floorTo, LADDER, type Step } from './ladder.js';
import { QuestionsRollupReader } from './questions-rollup-reader.js';
import { RollupBuilder } from './rollup-builder.js';
import { RollupCheck } from './rollup-check.js';
import { DENSITY_MIN } from './rollup-patch.js';
import { SketchReader } from './sketch-reader.js';
import { RollupDatabase, type TestReading } from '../store/testing/rollup-database.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Days on which clocks in Europe went forward and back, the end of a leap February, and the turn of a year. */
const DAYS = ['2026-03-29', '2026-10-25', '2024-02-29', '2025-12-31'].map((day) => Date.parse(day));

const value = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: -2000, max: 2000 }).map((tenths) => tenths / 10) },
  { weight: 1, arbitrary: fc.integer({ min: -1e9, max: 1e9 }).map((any) => any / 7e3) },
);

/** Bursts, at a rhythm of their own, somewhere within two days. */
const burst = fc
  .record({
    from: fc.integer({ min: 0, max: 2 * DAY }),
    rhythm: fc.constantFrom(0, 1, 250, 1000, 7000, 60_000, 1_800_000),
    values: fc.array(value, { minLength: 1, maxLength: 60 }),
  })
  .map(({ from, rhythm, values }) => values.map((of, index) => ({ at: from + index * rhythm, value: of })));

const scenario = fc.record({
  day: fc.constantFrom(...DAYS),
  /** In the order in which they are stored, with computes in between. */
  groups: fc.array(fc.array(burst, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 }),
  whole: fc.boolean(),
});

/** What the raw gives, told as plainly as possible. */
function bucketsOf(readings: readonly TestReading[], { width, deviations }: Step): Bucket[] {
  const sorted = [...readings].sort((a, b) => a.takenAt - b.takenAt || a.id - b.id);
  return [...Map.groupBy(sorted, ({ takenAt }) => Math.floor(takenAt / width) * width)].map(([start, group]) => {
    const values = group.map((reading) => reading.value);
    const sum = values.reduce((total, each) => total + each, 0);
    const mean = sum / values.length;
    const squares = values.reduce((total, each) => total + (each - mean) ** 2, 0);
    return {
      start,
      count: values.length,
      min: Math.min(...values),
      max: Math.max(...values),
      sum,
      deviations: deviations ? squares : NaN,
      first: values[0] ?? NaN,
      last: values.at(-1) ?? NaN,
    };
  });
}

/** One expectation for all: an expectation a figure would take longer than everything else here. */
function expectSame(found: Buckets, expected: readonly Bucket[]): void {
  expect(found.length).toBe(expected.length);
  const different = expected.filter((bucket, index) => !isSame(found.at(index), bucket));
  expect(different).toEqual([]);
}

function isSame(found: Bucket, bucket: Bucket): boolean {
  const { start, count, min, max, first, last } = bucket;
  const off = 1e-9 * count * Math.max(Math.abs(min), Math.abs(max), 1);
  return (
    found.start === start &&
    found.count === count &&
    found.min === min &&
    found.max === max &&
    found.first === first &&
    found.last === last &&
    Math.abs(found.sum - bucket.sum) <= off &&
    (Number.isNaN(bucket.deviations)
      ? Number.isNaN(found.deviations)
      : Math.abs(found.deviations - bucket.deviations) <= off * (max - min + 1))
  );
}

describe.each(databases)('rollups of random readings on $name', ({ name, create }) => {
  let database: RollupDatabase;
  let channel = 0;

  beforeAll(async () => {
    database = await RollupDatabase.open({ create });
    await database.query('INSERT INTO rollup_state (id, rolled_to, rolled_id) VALUES (1, 9000000000000, 0)');
  });

  afterAll(() => database.close());

  it('equal what the readings give, in every step, in whatever order they came', async () => {
    const rollups = new QuestionsRollupReader(database.questions);
    const raw = new RawReader(database.questions);
    const sketches = new SketchReader(database.questions);
    const check = new RollupCheck(raw, rollups, sketches);
    const builder = new RollupBuilder(raw, rollups, sketches);
    await fc.assert(
      fc.asyncProperty(scenario, async ({ day, groups, whole }) => {
        channel += 1;
        let id = 0;
        const all: TestReading[] = [];
        for (const bursts of groups) {
          const readings = bursts
            .flat()
            .map((reading) => ({ takenAt: day + reading.at, id: ++id, value: reading.value }));
          all.push(...readings);
          await database.insert(channel, readings);
          const spans = whole
            ? [{ from: day, to: day + 4 * DAY }]
            : bursts.map((of) => ({
                from: day + Math.min(...of.map(({ at }) => at)),
                to: day + Math.max(...of.map(({ at }) => at)) + 1,
              }));
          for (const span of spans) await database.write(channel, await builder.compute(channel, span));
        }
        expect(await check.verify(channel, { from: day, to: day + 4 * DAY })).toEqual([]);
        for (const step of LADDER) {
          const segments = await rollups.segments(channel, step, { from: day - 100 * DAY, to: day + 100 * DAY });
          const stored = new Set(segments.map(({ start }) => start));
          for (const [start, readings] of Map.groupBy(all, ({ takenAt }) => floorTo(takenAt, step.segment))) {
            const kept = step.width >= HOUR || readings.length >= DENSITY_MIN * bucketsOf(readings, step).length;
            if (stored.has(start) !== kept) throw new Error(`the segment ${step.name} at ${start}: stored ${!kept}`);
          }
          for (const { start, buckets } of segments) {
            const within = all.filter(({ takenAt }) => takenAt >= start && takenAt < start + step.segment);
            expectSame(buckets, bucketsOf(within, step));
          }
          if (step.width >= HOUR) {
            const count = segments.reduce(
              (sum, { buckets }) => sum + buckets.count({ from: -Infinity, to: Infinity }),
              0,
            );
            expect(count).toBe(all.length);
          }
        }
      }),
      { numRuns: name === 'SQLite' ? 60 : 6 },
    );
  });
});

import type { BucketPoints, TimeSpan } from '@tachograph/contracts';
import fc from 'fast-check';
import { LADDER } from '../../rollups/ladder.js';
import { QuestionsRollupReader } from '../../rollups/questions-rollup-reader.js';
import { RollupBuilder } from '../../rollups/rollup-builder.js';
import { SketchReader } from '../../rollups/sketch-reader.js';
import type { SummedUp } from '../../statistics/statistics-cover.js';
import type { RollupDatabase, TestReading } from '../../store/testing/rollup-database.js';
import type { Stored } from '../bucketed-range.js';
import { KeptLevels } from '../kept-levels.js';
import { RawReader } from '../raw-reader.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const DAYS = 4;

/** Days on which clocks in Europe went forward and back, and the turn of a year. */
const FIRST_DAYS = ['2026-03-29', '2026-10-25', '2025-12-31'].map((day) => Date.parse(day));

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

/** What a channel has, by the time since its first day. */
export interface Scenario {
  readonly day: number;
  readonly rolled: { at: number; value: number }[][];
  /** Stored after the others were rolled up. */
  readonly late: { at: number; value: number }[][];
  readonly rolledTo: number;
}

export const scenarios: fc.Arbitrary<Scenario> = fc.record({
  day: fc.constantFrom(...FIRST_DAYS),
  rolled: bursts,
  late: bursts,
  rolledTo: fc.integer({ min: 0, max: (DAYS * DAY) / (10 * MINUTE) }).map((steps) => steps * 10 * MINUTE),
});

/** Ranges, by the time since the first day, and how many points of them are asked for. */
export const ranges = fc.record({
  from: fc.oneof(
    fc.integer({ min: -DAY, max: DAYS * DAY }),
    fc.integer({ min: -24, max: 24 * DAYS }).map((hours) => hours * HOUR),
  ),
  length: fc.oneof(fc.integer({ min: 1, max: HOUR }), fc.integer({ min: 1, max: 5 * DAY }), fc.constant(4000 * DAY)),
  points: fc.oneof(fc.integer({ min: 1, max: 60 }), fc.constant(1200)),
});

/** By level, before how many days after the first one nothing is kept: nothing finer for longer than what is coarser. */
export const lines = fc
  .array(fc.integer({ min: 0, max: DAYS }), { minLength: LADDER.length + 1, maxLength: LADDER.length + 1 })
  .map((days) => days.sort((a, b) => b - a));

/** Where a channel of a test is read. */
export function storedIn({ questions }: RollupDatabase): Stored & SummedUp {
  return {
    raw: new RawReader(questions),
    rollups: new QuestionsRollupReader(questions),
    sketches: new SketchReader(questions),
    kept: new KeptLevels(questions),
  };
}

/** Writes readings, and rolls up those that are not late as far as `rolledTo` says; answers all of them. */
export async function writeReadings(database: RollupDatabase, channel: number, scenario: Scenario) {
  const { day, rolled, late, rolledTo } = scenario;
  let id = 0;
  const toReading = (each: { at: number; value: number }) => ({ takenAt: day + each.at, id: ++id, value: each.value });
  const [first, second] = [rolled.flat().map(toReading), late.map((one) => one.map(toReading))];
  const { raw, rollups } = storedIn(database);
  await database.insert(channel, first);
  const whole = { from: day, to: day + DAYS * DAY };
  await database.write(
    channel,
    await new RollupBuilder(raw, rollups, new SketchReader(database.questions)).compute(channel, whole),
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
  return [...first, ...second.flat()];
}

/** Draws lines, and removes what lies behind them, as retention does. */
export async function expire(database: RollupDatabase, channel: number, before: readonly number[]): Promise<void> {
  for (const [level, line] of before.entries()) {
    await database.query('INSERT INTO expired VALUES (?,?,?,0)', [channel, level, line]);
    const segment = LADDER[level - 1]?.segment;
    if (segment === undefined)
      await database.query('DELETE FROM reading WHERE channel_id = ? AND taken_at < ?', [channel, line]);
    else {
      const sql = 'DELETE FROM rollup WHERE channel_id = ? AND level = ? AND start <= ?';
      await database.query(sql, [channel, level, line - segment]);
    }
  }
}

/** What the port promises, told as plainly as possible. */
export function bucketsOf(
  readings: readonly TestReading[],
  resolution: number,
): Omit<BucketPoints, 'kind' | 'resolution'> {
  const groups = Map.groupBy(readings, ({ takenAt }) => Math.floor(takenAt / resolution) * resolution);
  const values = [...groups.values()].map((group) => group.map((reading) => reading.value));
  return {
    time: [...groups.keys()],
    count: values.map((all) => all.length),
    min: values.map((all) => Math.min(...all)),
    max: values.map((all) => Math.max(...all)),
    mean: values.map((all) => all.reduce((sum, each) => sum + each, 0) / all.length),
    first: values.map(([first = NaN]) => first),
    last: values.map((all) => all.at(-1) ?? NaN),
  };
}

/** Those of a stretch, in the order of time. */
export function within(readings: readonly TestReading[], { from, to }: TimeSpan): TestReading[] {
  return readings
    .filter(({ takenAt }) => takenAt >= from && takenAt < to)
    .sort((a, b) => a.takenAt - b.takenAt || a.id - b.id);
}

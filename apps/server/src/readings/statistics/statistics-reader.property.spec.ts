import type { ChannelStatistics, GroupStatistics, Statistics, StatisticsGroup, TimeSpan } from '@tachograph/contracts';
import fc from 'fast-check';
import { DateTime } from 'luxon';
import { databases } from '../../../../../test/support/databases.js';
import { KeptLevels } from '../history/kept-levels.js';
import { RawReader } from '../history/raw-reader.js';
import { QuestionsRollupReader } from '../rollups/questions-rollup-reader.js';
import { RollupBuilder } from '../rollups/rollup-builder.js';
import { SketchReader } from '../rollups/sketch-reader.js';
import { RollupDatabase, type TestReading } from '../store/testing/rollup-database.js';
import { StatisticsReader } from './statistics-reader.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Days on which clocks in Europe went forward and back, in Australia back by half an hour, and the turn of a year. */
const DAYS = ['2026-03-28', '2026-10-24', '2026-04-04', '2025-12-31'].map((day) => Date.parse(day));
/** Ahead of UTC by whole hours, and others. */
const ZONES_IN_HOURS = ['UTC', 'Europe/Berlin', 'America/New_York'];
const ZONES = [...ZONES_IN_HOURS, 'Asia/Kolkata', 'Asia/Kathmandu', 'Australia/Lord_Howe'];

const value = fc.integer({ min: -2000, max: 2000 }).map((tenths) => tenths / 10);

/** Readings at a rhythm of their own, somewhere within three days. */
const burst = fc
  .record({
    from: fc.integer({ min: 0, max: 3 * DAY }),
    rhythm: fc.constantFrom(0, 1, 100, 1000, 7000, MINUTE, HOUR),
    values: fc.array(value, { minLength: 1, maxLength: 60 }),
    times: fc.constantFrom(1, 1, 8),
  })
  .map(({ from, rhythm, values, times }) =>
    Array.from({ length: times }, () => values)
      .flat()
      .map((each, index) => ({ at: from + index * rhythm, value: each })),
  );

const bursts = fc.array(burst, { minLength: 0, maxLength: 5 });

const scenario = fc.record({
  day: fc.constantFrom(...DAYS),
  rolled: bursts,
  /** Came after these were rolled up. */
  late: fc.array(burst, { minLength: 0, maxLength: 2 }),
  rolledTo: fc.integer({ min: 0, max: (4 * DAY) / (10 * MINUTE) }).map((steps) => steps * 10 * MINUTE),
});

const question = fc.record({
  from: fc.oneof(
    fc.integer({ min: -DAY, max: 4 * DAY }),
    fc.integer({ min: -24, max: 96 }).map((hours) => hours * HOUR),
  ),
  length: fc.oneof(fc.integer({ min: 1, max: HOUR }), fc.integer({ min: 1, max: 5 * DAY }), fc.constant(4000 * DAY)),
  by: fc.constantFrom<StatisticsGroup | undefined>(undefined, 'hour-of-day', 'day-of-week'),
  timeZone: fc.constantFrom(...ZONES),
  bins: fc.integer({ min: 1, max: 20 }),
  isByReadings: fc.boolean(),
  /** Readings of hours that straddle groups which are read at most. */
  straddlingMax: fc.constantFrom(0, 100, Infinity),
});

function keyOf(by: StatisticsGroup, takenAt: number, zone: string): number {
  const time = DateTime.fromMillis(takenAt, { zone });
  return by === 'hour-of-day' ? time.hour : time.weekday;
}

function within(readings: readonly TestReading[], { from, to }: TimeSpan): TestReading[] {
  return readings
    .filter(({ takenAt }) => takenAt >= from && takenAt < to)
    .sort((a, b) => a.takenAt - b.takenAt || a.id - b.id);
}

/** @param error relative; 0: exact */
function expectFigures(found: Statistics, readings: readonly TestReading[], error: number, isSpreadKnown = true): void {
  const values = readings.map((reading) => reading.value).sort((a, b) => a - b);
  const { count, min, max, mean, standardDeviation } = found;
  expect({ count, min, max }).toEqual({ count: values.length, min: values[0] ?? null, max: values.at(-1) ?? null });
  if (values.length === 0) return;
  const average = values.reduce((sum, each) => sum + each, 0) / values.length;
  const variance = values.reduce((sum, each) => sum + (each - average) ** 2, 0) / values.length;
  expect(mean).toBeCloseTo(average, 8);
  expect(standardDeviation).toBeCloseTo(Math.sqrt(variance), 5);
  for (const [share, figure] of [[0.5, found.p50] as const, [0.95, found.p95] as const, [0.99, found.p99] as const]) {
    const exact = values[Math.floor(share * (values.length - 1))] ?? NaN;
    if (!isSpreadKnown) expect(figure).toBeNull();
    else expect(Math.abs((figure ?? NaN) - exact)).toBeLessThanOrEqual(Math.abs(exact) * error + 1e-9);
  }
}

function expectGroups(
  groups: readonly GroupStatistics[],
  readings: readonly TestReading[],
  error: number,
  groupOf: (reading: TestReading) => number,
  isSpreadKnownOfAll: boolean,
): void {
  const expected = Map.groupBy(readings, groupOf);
  expect(groups.map(({ key }) => key)).toEqual([...expected.keys()].sort((a, b) => a - b));
  for (const group of groups) {
    const isSpreadKnown = isSpreadKnownOfAll || group.p50 !== null;
    expectFigures(group, expected.get(group.key) ?? [], error, isSpreadKnown);
  }
}

/** A reading stands until the next one, though at most for five times the usual distance. */
function expectTime(found: ChannelStatistics, all: readonly TestReading[], span: TimeSpan, threshold: number): void {
  const inside = within(all, span);
  const distances = inside.slice(1).map(({ takenAt }, index) => takenAt - (inside[index]?.takenAt ?? 0));
  const usual = distances.sort((a, b) => a - b)[Math.floor((distances.length - 1) / 2)] ?? 0;
  const before = within(all, { from: -Infinity, to: span.from }).slice(-1);
  let [above, observed] = [0, 0];
  for (const [index, reading] of [...before, ...inside].entries()) {
    const next = [...before, ...inside][index + 1]?.takenAt ?? span.to;
    const held = Math.min(next, reading.takenAt + 5 * usual, span.to) - Math.max(reading.takenAt, span.from);
    observed += Math.max(held, 0);
    above += reading.value > threshold ? Math.max(held, 0) : 0;
  }
  expect(found.above).toEqual({ threshold, above, observed });
}

describe.each(databases)('statistics of random readings on $name', ({ name, create }) => {
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
    const sketches = new SketchReader(database.questions);
    await database.insert(channel, first);
    const builder = new RollupBuilder(raw, rollups, sketches);
    await database.write(channel, await builder.compute(channel, { from: day, to: day + 4 * DAY }));
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
    return {
      readings: [...first, ...second.flat()],
      stored: { raw, rollups, sketches, kept: new KeptLevels(database.questions) },
    };
  };

  it('are what the readings give, by readings and by what is summed up, in any time zone', async () => {
    await fc.assert(
      fc.asyncProperty(scenario, fc.array(question, { minLength: 4, maxLength: 4 }), async (given, questions) => {
        const { readings, stored } = await store(given);
        for (const { from, length, by, timeZone, bins, isByReadings, straddlingMax } of questions) {
          const span = { from: given.day + from, to: given.day + from + length };
          const reader = new StatisticsReader(stored, isByReadings ? Infinity : -1, straddlingMax);
          const channels = [{ id: channel, device: 'car-7', channel: 'speed', unit: '' }];
          const [found] = await reader.read({ channels, span, by, timeZone, bins, above: 12.5, now: Infinity });
          if (found === undefined) throw new Error('there is no answer');
          const expected = within(readings, span);
          expect(found).toMatchObject({ complete: true, missing: [] });
          if (isByReadings) expect(found.relativeError).toBe(0);
          expectFigures(found, expected, found.relativeError);
          expect(found.histogram?.counts.reduce((sum, count) => sum + count, 0)).toBe(expected.length);
          if (isByReadings) expectTime(found, readings, span, 12.5);
          const { above, observed } = found.above ?? { above: NaN, observed: NaN };
          expect(above).toBeGreaterThanOrEqual(0);
          expect(observed).toBeGreaterThanOrEqual(above);
          expect(observed).toBeLessThanOrEqual(length);
          if (by === undefined) expect(found.groups).toBeUndefined();
          else {
            const groupOf = ({ takenAt }: TestReading) => keyOf(by, takenAt, timeZone);
            const isSpreadKnown = isByReadings || ZONES_IN_HOURS.includes(timeZone) || straddlingMax === Infinity;
            expectGroups(found.groups ?? [], expected, found.relativeError, groupOf, isSpreadKnown);
          }
        }
      }),
      { numRuns: name === 'SQLite' ? 40 : 8 },
    );
  });
});

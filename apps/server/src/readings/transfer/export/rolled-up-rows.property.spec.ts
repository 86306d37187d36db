import fc from 'fast-check';
import { databases } from '../../../../../../test/support/databases.js';
import { KeptLevels } from '../../history/kept-levels.js';
import { RawReader } from '../../history/raw-reader.js';
import { LADDER } from '../../rollups/ladder.js';
import { QuestionsRollupReader } from '../../rollups/questions-rollup-reader.js';
import { RollupBuilder } from '../../rollups/rollup-builder.js';
import { SketchReader } from '../../rollups/sketch-reader.js';
import { RollupDatabase, type TestReading } from '../../store/testing/rollup-database.js';
import { RolledUpRows } from './rolled-up-rows.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const START = Date.parse('2026-03-28');

/** Readings at a rhythm of their own, somewhere within three days. */
const burst = fc
  .record({
    from: fc.integer({ min: 0, max: 3 * DAY }),
    rhythm: fc.constantFrom(0, 1, 1000, 7000, HOUR),
    values: fc.array(fc.integer({ min: -2000, max: 2000 }), { minLength: 1, maxLength: 100 }),
  })
  .map(({ from, rhythm, values }) => values.map((value, index) => ({ takenAt: START + from + index * rhythm, value })));

const span = fc
  .tuple(fc.integer({ min: -DAY, max: 4 * DAY }), fc.integer({ min: 1, max: 5 * DAY }))
  .map(([from, length]) => ({ from: START + from, to: START + from + length }));

/** Told as plainly as possible. */
function rowsOf(readings: readonly TestReading[], width: number): number[][] {
  const groups = Map.groupBy(readings, ({ takenAt }) => Math.floor(takenAt / width) * width);
  return [...groups].map(([start, group]) => {
    const values = group.map(({ value }) => value);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    return [
      start,
      values.length,
      Math.min(...values),
      Math.max(...values),
      mean,
      values[0] ?? NaN,
      values.at(-1) ?? NaN,
    ];
  });
}

describe.each(databases)('the rows of an export that is rolled up, on $name', ({ name, create }) => {
  let database: RollupDatabase;
  let channel = 0;

  beforeAll(async () => {
    database = await RollupDatabase.open({ create });
  });

  afterAll(() => database.close());

  it('are what the readings give, by whichever step, as far as they are rolled up and beyond', async () => {
    const raw = new RawReader(database.questions);
    const rollups = new QuestionsRollupReader(database.questions);
    const kept = new KeptLevels(database.questions);
    const bursts = fc.array(burst, { maxLength: 4 });
    const rolledTo = fc.integer({ min: 0, max: 96 }).map((hours) => START + hours * HOUR);
    await fc.assert(
      fc.asyncProperty(bursts, rolledTo, span, async (given, to, asked) => {
        channel += 1;
        const readings = given.flat().map((reading, index) => ({ ...reading, id: index + 1 }));
        await database.insert(channel, readings);
        const computed = await new RollupBuilder(raw, rollups, new SketchReader(database.questions)).compute(channel, {
          from: START,
          to: START + 4 * DAY,
        });
        await database.write(channel, computed);
        await database.query('DELETE FROM rollup_state');
        await database.query('INSERT INTO rollup_state (id, rolled_to, rolled_id) VALUES (1, ?, 1)', [to]);
        const expected = readings
          .filter(({ takenAt }) => takenAt >= asked.from && takenAt < asked.to)
          .sort((a, b) => a.takenAt - b.takenAt || a.id - b.id);
        for (const step of LADDER) {
          const rows: number[][] = [];
          const pages = new RolledUpRows({ raw, rollups, kept }, kept).pages(channel, asked, step);
          for await (const page of pages) rows.push(...page);
          expect(rows).toEqual(rowsOf(expected, step.width));
        }
      }),
      { numRuns: name === 'SQLite' ? 50 : 8 },
    );
  });

  it('are found at once in a range of as many years as there are dates', async () => {
    const raw = new RawReader(database.questions);
    const rollups = new QuestionsRollupReader(database.questions);
    const kept = new KeptLevels(database.questions);
    const id = 1_000_000;
    const readings = [START, START + 20 * 365 * DAY].map((takenAt, index) => ({
      takenAt,
      value: index,
      id: index + 1,
    }));
    await database.insert(id, readings);
    // Where readings have expired, rollups may be older than the first one.
    await database.query('INSERT INTO expired (channel_id, level, expired_before, last_id) VALUES (?, 0, ?, 0)', [
      id,
      START - DAY,
    ]);
    await database.query('UPDATE rollup_state SET rolled_to = ?', [START - DAY]);
    const ever = { from: -8.64e15, to: 8.64e15 };
    for (const step of LADDER) {
      const rows: number[][] = [];
      for await (const page of new RolledUpRows({ raw, rollups, kept }, kept).pages(id, ever, step)) rows.push(...page);
      expect(rows).toEqual(rowsOf(readings, step.width));
    }
  });
});

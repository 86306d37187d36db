import type { ChannelStatistics, TimeSpan } from '@tachograph/contracts';
import { createSqliteDatabase } from '../../../../../test/support/databases.js';
import { seeded } from '../../../../../tools/seeded.js';
import { KeptLevels } from '../history/kept-levels.js';
import { RawReader } from '../history/raw-reader.js';
import { QuestionsRollupReader } from '../rollups/questions-rollup-reader.js';
import { RollupBuilder } from '../rollups/rollup-builder.js';
import { SketchReader } from '../rollups/sketch-reader.js';
import { RollupDatabase, type TestReading } from '../store/testing/rollup-database.js';
import { type StatisticsQuestion, StatisticsReader } from './statistics-reader.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const START = Date.UTC(2026, 10, 20);

/** A day at 1 Hz, silent from ten past ten to half past eleven. */
function recording(): TestReading[] {
  const next = seeded(20_261_120);
  let value = 60;
  return Array.from({ length: 86_400 }, (_, second) => {
    value = Math.min(Math.max(value + (next() - 0.5) * 3, 0), 130);
    return { takenAt: START + second * 1000 + Math.floor(next() * 20), id: second + 1, value };
  }).filter(({ takenAt }) => takenAt < START + 610 * 60_000 || takenAt >= START + 690 * 60_000);
}

describe('statistics of a day at 1 Hz', () => {
  const readings = recording();
  let database: RollupDatabase;

  beforeAll(async () => {
    database = await RollupDatabase.open({ create: () => Promise.resolve(createSqliteDatabase()) });
    await database.insert(1, readings);
    const { builder } = parts();
    await database.write(1, await builder.compute(1, { from: START, to: START + DAY }));
    await database.query('INSERT INTO rollup_state (id, rolled_to, rolled_id) VALUES (1, ?, 1000000)', [START + DAY]);
  });

  afterAll(() => database.close());

  const parts = () => {
    const [raw, sketches] = [new RawReader(database.questions), new SketchReader(database.questions)];
    const rollups = new QuestionsRollupReader(database.questions);
    const kept = new KeptLevels(database.questions);
    return { raw, rollups, sketches, kept, builder: new RollupBuilder(raw, rollups, sketches) };
  };

  const ask = async (
    span: TimeSpan,
    wishes: Partial<StatisticsQuestion> & { exactMax?: number } = {},
  ): Promise<ChannelStatistics> => {
    const { exactMax, ...fields } = wishes;
    const channels = [{ id: 1, device: 'car-7', channel: 'speed', unit: 'km/h' }];
    const reader = new StatisticsReader(parts(), exactMax);
    const [answer] = await reader.read({ channels, span, timeZone: 'UTC', now: START + 2 * DAY, ...fields });
    if (answer === undefined) throw new Error('there is no answer');
    return answer;
  };

  it.each([
    ['the day', { from: START, to: START + DAY }],
    ['from hour to hour', { from: START + 9 * HOUR, to: START + 13 * HOUR }],
    ['with parts of hours at its ends', { from: START + 2.3 * HOUR, to: START + 20.7 * HOUR }],
  ])('tells from sketches nearly what the readings say of time and spread: %s', async (_, span) => {
    for (const above of [40, 60, 75]) {
      const exact = await ask(span, { above, bins: 10, exactMax: Infinity });
      const summed = await ask(span, { above, bins: 10, exactMax: -1 });
      expect(exact.relativeError).toBe(0);
      expect(summed.relativeError).toBe(0.01);
      const length = span.to - span.from;
      expect(Math.abs((summed.above?.above ?? 0) - (exact.above?.above ?? 0))).toBeLessThan(length * 0.01);
      expect(Math.abs((summed.above?.observed ?? 0) - (exact.above?.observed ?? 0))).toBeLessThan(length * 0.01);
      for (const [bin, count] of exact.histogram?.counts.entries() ?? []) {
        expect(Math.abs((summed.histogram?.counts[bin] ?? 0) - count)).toBeLessThan(exact.count * 0.03);
      }
    }
  });

  it('counts no silence as observed', async () => {
    const { above } = await ask({ from: START, to: START + DAY }, { above: 0, exactMax: Infinity });
    expect(above?.observed).toBeGreaterThan(DAY - 80 * 60_000);
    expect(above?.observed).toBeLessThan(DAY - 80 * 60_000 + 6_000);
  });

  it('gives each hour its own figures, times included', async () => {
    const { groups, count } = await ask(
      { from: START, to: START + DAY },
      { by: 'hour-of-day', above: 60, exactMax: -1 },
    );
    expect(groups?.map(({ key }) => key)).toEqual(Array.from({ length: 24 }, (_, hour) => hour));
    expect(groups?.reduce((sum, group) => sum + group.count, 0)).toBe(count);
    expect(groups?.[0]?.above?.observed).toBeCloseTo(HOUR, -5);
    expect(groups?.[10]?.count).toBeLessThan(601);
  });

  it('says what retention has taken from it', async () => {
    await database.query('INSERT INTO expired (channel_id, level, expired_before, last_id) VALUES (1, 0, ?, 0)', [
      START + DAY,
    ]);
    const whole = await ask({ from: START, to: START + DAY });
    expect(whole).toMatchObject({ count: readings.length, complete: true });
    const span = { from: START + 1.5 * HOUR, to: START + 3 * HOUR };
    const part = await ask(span);
    expect(part).toMatchObject({
      complete: false,
      missing: [{ from: span.from, to: START + 2 * HOUR, reason: 'expired' }],
    });
    expect(part.count).toBe(3600);
  });
});

import { databases } from '../../../../../test/support/databases.js';
import { RawReader } from '../history/raw-reader.js';
import { RollupDatabase, type TestReading } from '../store/testing/rollup-database.js';
import { DAILY, HOURLY, LADDER, type Step } from './ladder.js';
import { QuestionsRollupReader } from './questions-rollup-reader.js';
import { RollupBuilder } from './rollup-builder.js';
import { RollupCheck } from './rollup-check.js';
import { SketchReader } from './sketch-reader.js';
import { ValueSketch } from './value-sketch.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const START = Date.parse('2026-03-01');
const ONE_DAY = { from: START, to: START + DAY };
const EVER = { from: -Infinity, to: Infinity };

function readings(count: number, rhythm: number, { firstId = 1, from = START } = {}): TestReading[] {
  return Array.from({ length: count }, (_, index) => ({
    takenAt: from + index * rhythm,
    id: firstId + index,
    value: Math.round(300 * Math.sin(index / 50)) / 10,
  }));
}

describe.each(databases)('rollups on $name', ({ create }) => {
  let database: RollupDatabase;
  let reader: QuestionsRollupReader;
  let sketches: SketchReader;
  let builder: RollupBuilder;
  let check: RollupCheck;
  let channel = 0;

  const roll = async (span = ONE_DAY, expiredBefore?: number) => {
    const computed = await builder.compute(channel, span, expiredBefore);
    await database.write(channel, computed);
    return computed;
  };
  const storedBuckets = async (step: Step) => {
    const segments = await reader.segments(channel, step, EVER);
    return segments.flatMap(({ buckets }) => Array.from({ length: buckets.length }, (_, index) => buckets.at(index)));
  };
  const expire = () => database.query('DELETE FROM reading WHERE channel_id = ?', [channel]);
  const setState = async (rolledTo: number, rolledId: number) => {
    await database.query('DELETE FROM rollup_state');
    await database.query('INSERT INTO rollup_state (id, rolled_to, rolled_id) VALUES (1, ?, ?)', [rolledTo, rolledId]);
  };
  const setLate = async (
    ...ranges: [firstId: number, lastId: number, channelId: number, from: number, to: number][]
  ) => {
    await database.query('DELETE FROM late_range');
    for (const range of ranges) {
      await database.query('INSERT INTO late_range VALUES (?, ?, ?, ?, ?, 0)', range);
    }
  };

  beforeAll(async () => {
    database = await RollupDatabase.open({ create });
    const raw = new RawReader(database.questions);
    reader = new QuestionsRollupReader(database.questions);
    sketches = new SketchReader(database.questions);
    builder = new RollupBuilder(raw, reader, sketches);
    check = new RollupCheck(raw, reader, sketches);
  });

  afterAll(() => database.close());

  beforeEach(async () => {
    channel += 1;
    await setState(START + 100 * DAY, 0);
    await setLate();
  });

  it('keep fine segments only where there are several readings a bucket, hours and days always', async () => {
    await database.insert(channel, readings(1440, MINUTE));
    const { rollup } = await roll();
    expect(rollup.map(({ level }) => level).sort()).toEqual([4, 5, 6]);
    expect(await storedBuckets(HOURLY)).toHaveLength(24);
    expect(await storedBuckets(DAILY)).toMatchObject([{ start: START, count: 1440 }]);
  });

  it('remove what no reading is left of', async () => {
    await database.insert(channel, readings(5000, 1000));
    await roll();
    await expire();
    const { rollup, sketch } = await roll();
    expect([...rollup, ...sketch].every(({ data }) => data === null)).toBe(true);
    for (const step of LADDER) expect(await storedBuckets(step)).toEqual([]);
    expect(await sketches.sketches(channel, DAILY, ONE_DAY)).toEqual([]);
  });

  it('have late readings added where the earlier ones have expired, first and last staying what they were', async () => {
    const early = readings(7200, 1000);
    const late = readings(7200, 1000, { firstId: 10_000, from: START + HOUR - 500 });
    await database.insert(channel, early);
    await roll();
    const [firstHour] = await storedBuckets(HOURLY);
    await expire();
    await database.insert(channel, late);
    await roll(ONE_DAY, START + DAY);
    const hours = await storedBuckets(HOURLY);
    expect(hours.map(({ count }) => count)).toEqual([3601, 7200, 3599]);
    expect(hours[0]).toMatchObject({ first: firstHour?.first, last: firstHour?.last });
    const all = [...early, ...late].map(({ value }) => value);
    const [day] = await storedBuckets(DAILY);
    const mean = all.reduce((sum, value) => sum + value, 0) / all.length;
    expect(day).toMatchObject({ count: all.length, min: Math.min(...all), max: Math.max(...all) });
    expect(day?.sum).toBeCloseTo(mean * all.length, 6);
    expect(day?.deviations).toBeCloseTo(
      all.reduce((sum, value) => sum + (value - mean) ** 2, 0),
      4,
    );
    const sketch = new ValueSketch();
    for (const value of all) sketch.add(value);
    expect((await sketches.sketches(channel, DAILY, ONE_DAY)).map(({ bins }) => bins)).toEqual([sketch.bins]);
  });

  it('leave a fine segment away of which the readings have expired and only late ones are known', async () => {
    await database.insert(channel, readings(48, 30 * MINUTE));
    await roll();
    await expire();
    await database.insert(channel, readings(3000, 100, { firstId: 100 }));
    await roll(ONE_DAY, START + DAY);
    for (const step of LADDER.slice(0, 4)) expect(await storedBuckets(step)).toEqual([]);
    expect((await storedBuckets(HOURLY))[0]?.count).toBe(3002);
  });

  it('have a sketch of each day, and of hours with many readings', async () => {
    await database.insert(channel, [
      ...readings(1800, 1000),
      ...readings(10, MINUTE, { firstId: 5000, from: START + HOUR }),
    ]);
    await roll({ from: START, to: START + HOUR });
    await roll({ from: START + HOUR, to: START + 2 * HOUR });
    expect((await sketches.sketches(channel, HOURLY, ONE_DAY)).map(({ start }) => start)).toEqual([START]);
    const [day] = await sketches.sketches(channel, DAILY, ONE_DAY);
    const sketch = new ValueSketch();
    if (day !== undefined) sketch.merge(day.bins);
    expect(sketch.count).toBe(1810);
  });

  it('are believed nowhere before the first was made', async () => {
    await database.query('DELETE FROM rollup_state');
    expect(await reader.state([channel])).toEqual({ rolledTo: -Infinity, stale: new Map([[channel, []]]) });
  });

  it('are stale where readings came late that are not in them, per channel, neighbours together', async () => {
    await setState(START, 50);
    await setLate(
      [10, 50, channel, START - 9000, START - 8000],
      [51, 60, channel, START - 5000, START - 4000],
      [61, 70, channel, START - 4500, START - 3001],
      [71, 80, channel, START - 100, START + 5000],
      [81, 90, channel + 1, START - 900, START - 800],
    );
    const { rolledTo, stale } = await reader.state([channel, channel + 1, channel + 2]);
    expect(rolledTo).toBe(START);
    expect(stale.get(channel)).toEqual([
      { from: START - 5000, to: START - 3000 },
      { from: START - 100, to: START },
    ]);
    expect(stale.get(channel + 1)).toEqual([{ from: START - 900, to: START - 799 }]);
    expect(stale.get(channel + 2)).toEqual([]);
  });

  it('are stale everywhere where nobody knows which readings came late', async () => {
    await setState(START, 50);
    await setLate([0, 60, 0, 0, 0]);
    expect((await reader.state([channel])).stale.get(channel)).toEqual([{ from: -Infinity, to: START }]);
  });

  it('are found right by the check, and wrong where a reading came that they do not know', async () => {
    await database.insert(channel, readings(20_000, 1000));
    await roll();
    expect(await check.verify(channel, ONE_DAY)).toEqual([]);
    await database.insert(channel, [{ takenAt: START + HOUR, id: 1_000_000, value: 5 }]);
    const differences = await check.verify(channel, ONE_DAY);
    expect(differences).toContainEqual({
      step: '1h',
      from: START + HOUR,
      to: START + 2 * HOUR,
      what: 'count is 3600, but the readings give 3601',
    });
    expect(differences.map(({ step }) => step)).toEqual(['10s', '1m', '10m', '1h', '1d', '1h', '1d']);
  });

  it('are not blamed by the check for what is stale, or not rolled up yet', async () => {
    await database.insert(channel, readings(20_000, 1000));
    await setState(START, 0);
    expect(await check.verify(channel, ONE_DAY)).toEqual([]);
    await setState(START + DAY, 0);
    await setLate([1, 9, channel, START, START + DAY]);
    expect(await check.verify(channel, ONE_DAY)).toEqual([]);
    await setLate();
    expect((await check.verify(channel, ONE_DAY)).map(({ what }) => what)).toContain('no bucket, but 3600 readings');
  });
});

import { databases } from '../../../../../test/support/databases.js';
import { RollupDatabase } from '../store/testing/rollup-database.js';
import { UnrolledReadings } from './unrolled-readings.js';

const RANGES = 4_500;

describe.each(databases)('what is not rolled up yet, on $name', ({ create }) => {
  let database: RollupDatabase;
  let unrolled: UnrolledReadings;

  beforeAll(async () => {
    database = await RollupDatabase.open({ create });
    unrolled = new UnrolledReadings(database.questions);
  });

  afterAll(() => database.close());

  it('is told of all late ranges that share an id, as those do that a journal brings after a restart', async () => {
    const rows = Array.from({ length: RANGES }, (_, index) => `(${index + 1}, 10000, ${index + 1}, 5, 5, 5)`);
    rows.push('(9000, 9000, 1, 5, 5, 5)', '(10001, 10001, 1, 5, 5, 5)');
    await database.query(
      `INSERT INTO late_range (first_id, last_id, channel_id, first_taken_at, last_taken_at, received_at) VALUES ${rows.join()}`,
    );
    const ranges = await unrolled.lateRanges(0, 10_001);
    expect(ranges[0]).toEqual([1, 5, 5, 9000]);
    expect(new Set(ranges.slice(1).map(([channelId]) => channelId)).size).toBe(RANGES);
    expect(ranges.at(-1)?.[3]).toBe(10_000);
    expect(await unrolled.lateRanges(10_000, 10_001)).toEqual([[1, 5, 5, 10_001]]);
  });

  it.each([3, 250])('is found by the first reading of each of %i channels within a stretch', async (channels) => {
    await database.query('DELETE FROM reading');
    await database.query('DELETE FROM channel');
    await database.query('DELETE FROM device');
    await database.query("INSERT INTO device (id, name) VALUES (1, 'plant')");
    const rows = Array.from({ length: channels }, (_, index) => `(${index + 1}, 1, 'c${index + 1}', '')`);
    await database.query(`INSERT INTO channel (id, device_id, name, unit) VALUES ${rows.join()}`);
    const readings = [100, 200, 300].map((takenAt, id) => ({ takenAt, value: 1, id: id + channels * 10 }));
    await database.insert(2, readings);
    await database.insert(channels, readings);
    expect((await unrolled.firstOfEach(150, 300)).toSorted(([a], [b]) => a - b)).toEqual([
      [2, 200],
      [channels, 200],
    ]);
    expect(await unrolled.firstOfEach(301, 400)).toEqual([]);
  });
});

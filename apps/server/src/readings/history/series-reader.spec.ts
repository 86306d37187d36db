import type { BucketPoints, Series } from '@tachograph/contracts';
import { databases } from '../../../../../test/support/databases.js';
import { RollupBuilder } from '../rollups/rollup-builder.js';
import { SketchReader } from '../rollups/sketch-reader.js';
import { RollupDatabase } from '../store/testing/rollup-database.js';
import { BucketedRange } from './bucketed-range.js';
import { channelFacts } from './channel-facts.js';
import { type SeriesQuestion, SeriesReader } from './series-reader.js';
import { expire, storedIn } from './testing/random-readings.js';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const START = Date.UTC(2026, 2, 29);
/** Between two readings. */
const RHYTHM = 5 * SECOND;
const SILENT = { from: START + 30 * HOUR, to: START + 40 * HOUR };
const DAYS = 4;

describe.each(databases)('a series on $name', ({ create }) => {
  let database: RollupDatabase;
  let channel = 0;

  /** A new channel with a reading every five seconds for four days, silent for ten hours of them, all rolled up. */
  const record = async ({ rolledTo = START + DAYS * DAY } = {}) => {
    channel += 1;
    const times = Array.from({ length: (DAYS * DAY) / RHYTHM }, (_, index) => START + index * RHYTHM);
    const heard = times.filter((time) => time <= SILENT.from || time >= SILENT.to);
    await database.insert(
      channel,
      heard.map((takenAt, index) => ({ takenAt, id: index + 1, value: (takenAt / MINUTE) % 7 })),
    );
    const { raw, rollups } = storedIn(database);
    const span = { from: START, to: START + DAYS * DAY };
    await database.write(
      channel,
      await new RollupBuilder(raw, rollups, new SketchReader(database.questions)).compute(channel, span),
    );
    await database.query('DELETE FROM rollup_state');
    await database.query('INSERT INTO rollup_state (id, rolled_to, rolled_id) VALUES (1, ?, ?)', [rolledTo, 1e6]);
  };

  const read = async (
    from: number,
    to: number,
    rest: Partial<SeriesQuestion> & { waiting?: Series['gaps'][0] } = {},
  ) => {
    const { waiting, ...question } = rest;
    const channels = [{ id: channel, device: 'car-7', channel: 'speed', unit: 'km/h', waiting }];
    const reader = new SeriesReader(storedIn(database));
    const [series] = await reader.read({ channels, span: { from, to }, points: 1200, now: to, ...question });
    if (series === undefined) throw new Error('there is no series');
    return series;
  };

  const resolutionOf = ({ points }: Series) => (points as BucketPoints).resolution;

  beforeAll(async () => {
    database = await RollupDatabase.open({ create });
    await record();
  });

  afterAll(() => database.close());

  it('says whether it was made of readings or of rollups', async () => {
    expect(await read(START, START + HOUR)).toMatchObject({ source: 'raw', count: 720, points: { kind: 'raw' } });
    expect(await read(START, START + DAY)).toMatchObject({
      source: 'rollup',
      count: 17_280,
      points: { kind: 'buckets', resolution: 2 * MINUTE },
    });
  });

  it('is incomplete where too much is not rolled up yet, as far as it was not read', async () => {
    const [facts] = await channelFacts(storedIn(database), [channel]);
    if (facts === undefined) throw new Error('nothing is known of the channel');
    const unrolled = { ...facts, rolledTo: START };
    const question = { span: { from: START, to: START + DAY }, points: 100, rawMax: 720 };
    const { points, missing } = await BucketedRange.read(storedIn(database), unrolled, question);
    expect(points.readings).toBe(720);
    expect(missing).toEqual([{ from: START + HOUR, to: START + DAY, reason: 'building' }]);
  });

  it('is coarser than asked where its readings are too many to be read, and rolled up', async () => {
    const [facts] = await channelFacts(storedIn(database), [channel]);
    if (facts === undefined) throw new Error('nothing is known of the channel');
    const question = { span: { from: START, to: START + MINUTE }, points: 600, rawMax: 10 };
    const { points, missing } = await BucketedRange.read(storedIn(database), facts, question);
    expect(points).toMatchObject({ readings: 12, resolution: MINUTE });
    expect(missing).toEqual([]);
  });

  describe('names gaps', () => {
    it('as exactly as readings tell them', async () => {
      const { gaps } = await read(SILENT.from - 10 * MINUTE, SILENT.to + 10 * MINUTE);
      expect(gaps).toEqual([SILENT]);
    });

    it('as exactly as buckets tell them, which is less than they last', async () => {
      const { gaps } = await read(START, START + DAYS * DAY);
      expect(gaps).toEqual([{ from: SILENT.from + MINUTE, to: SILENT.to }]);
    });

    it('within a silence, from its beginning or to its end, but never after the present', async () => {
      const [from, to] = [SILENT.from + HOUR, SILENT.to - HOUR];
      expect(await read(from, to)).toMatchObject({ count: 0, complete: true, gaps: [{ from, to }] });
      expect((await read(from, SILENT.to + MINUTE)).gaps).toEqual([{ from, to: SILENT.to }]);
      expect((await read(SILENT.from - MINUTE, to)).gaps).toEqual([{ from: SILENT.from, to }]);
      expect((await read(SILENT.from - MINUTE, to, { now: from })).gaps).toEqual([{ from: SILENT.from, to: from }]);
      expect((await read(to, SILENT.to - MINUTE, { now: from })).gaps).toEqual([]);
    });

    it('not where a reading is merely not due yet, nor before a channel had any', async () => {
      expect((await read(START + 1, START + 4 * RHYTHM)).gaps).toEqual([]);
      expect((await read(START - DAY, START + HOUR)).gaps).toEqual([]);
      expect((await read(START - 2 * DAY, START - DAY)).gaps).toEqual([]);
    });
  });

  it('is incomplete where readings wait in the journal, which is no gap', async () => {
    const waiting = { from: SILENT.from + HOUR, to: SILENT.to - HOUR };
    expect(await read(SILENT.from - MINUTE, SILENT.to + MINUTE, { waiting })).toMatchObject({
      complete: false,
      missing: [{ ...waiting, reason: 'journal' }],
      gaps: [
        { from: SILENT.from, to: waiting.from },
        { from: waiting.to, to: SILENT.to },
      ],
    });
  });

  describe('of readings that have expired', () => {
    const expired = START + 2 * DAY;

    beforeAll(async () => {
      await record();
      await expire(database, channel, [expired, expired, START + DAY]);
    });

    it('is whole where buckets lie at its ends', async () => {
      const [from, to] = [START + 6 * HOUR, START + 7 * HOUR];
      const series = await read(from, to);
      expect(series).toMatchObject({ source: 'rollup', count: 720, complete: true, missing: [] });
      expect(resolutionOf(series)).toBe(MINUTE);
    });

    it('has the whole of a bucket at its end in it, and says so', async () => {
      const [from, to] = [START + 6 * HOUR + 7, START + 7 * HOUR - 7];
      const { count, missing } = await read(from, to);
      expect(count).toBe(720);
      expect(missing).toEqual([
        { from, to: START + 6 * HOUR + MINUTE, reason: 'expired' },
        { from: START + 7 * HOUR - MINUTE, to, reason: 'expired' },
      ]);
    });

    it('is as fine as ever behind them, and as fine as its oldest part is kept across', async () => {
      expect(await read(expired, expired + HOUR)).toMatchObject({ source: 'raw', count: 720, complete: true });
      const across = await read(expired - HOUR, expired + HOUR);
      expect(across).toMatchObject({ count: 1440, complete: true });
      // Of ten seconds each, they would hold two readings, for which they are not worth keeping.
      expect(resolutionOf(across)).toBe(MINUTE);
    });

    it('was silent before them only if there was something to hear before', async () => {
      expect((await read(START - 3 * DAY, START + HOUR)).gaps).toEqual([]);
      const { gaps } = await read(SILENT.from + HOUR, SILENT.to + HOUR);
      expect(gaps).toEqual([{ from: SILENT.from + HOUR, to: SILENT.to }]);
    });

    it('is missing where nothing is left of them', async () => {
      await record();
      const lines = Array.from({ length: 7 }, () => expired);
      await expire(database, channel, lines);
      expect(await read(START, START + DAY)).toMatchObject({
        count: 0,
        missing: [{ from: START, to: START + DAY, reason: 'expired' }],
        gaps: [],
      });
      expect(await read(expired - HOUR, expired + HOUR)).toMatchObject({
        count: 720,
        missing: [{ from: expired - HOUR, to: expired, reason: 'expired' }],
        gaps: [],
      });
    });
  });
});

import { statSync } from 'node:fs';
import { databases, type TestDatabase } from '../../../../../../test/support/databases.js';
import { eventually } from '../../../../../../test/support/eventually.js';
import { DAILY } from '../../rollups/ladder.js';
import { QuestionsRollupReader } from '../../rollups/questions-rollup-reader.js';
import { openQuestions } from '../../../platform/questions/index.js';
import { Settings } from '../../../platform/config/index.js';
import { ReadingJournal } from '../../journal/reading-journal.js';
import { Expiry } from '../expiry.js';
import { Removal } from '../removal.js';
import { Retention } from '../retention.js';
import { ExpiredStretches } from './expired-stretches.js';
import { RollupProgress } from './rollup-progress.js';
import { ExpiringReadings } from './testing/expiring-readings.js';

const DAY = 24 * 3_600_000;
const MINUTE = 60_000;
const NOW = Date.UTC(2026, 10, 21, 12);
const MIDNIGHT = Date.UTC(2026, 10, 21);

describe.each(databases)('expiry, on $name', ({ name, create }) => {
  let database: TestDatabase;
  let readings: ExpiringReadings;

  beforeEach(async () => {
    database = await create();
    readings = await ExpiringReadings.open(database, NOW);
  });

  afterEach(async () => {
    await readings.close();
    await database.drop();
  });

  const stored = (channelId: number, before = Infinity) =>
    readings.count(`SELECT COUNT(*) AS n FROM reading WHERE channel_id = ? AND taken_at < ?`, [
      channelId,
      Math.min(before, 9e15),
    ]);

  const daysOf = async (channelId: number) => {
    const questions = openQuestions(readings.module.get(Settings).database);
    const segments = await new QuestionsRollupReader(questions).segments(channelId, DAILY, { from: 0, to: NOW });
    await questions.close();
    return segments.flatMap(({ buckets }) => Array.from({ length: buckets.length }, (_, index) => buckets.at(index)));
  };

  /** Bytes that the files with readings take on disk, with all that is on its way there. */
  const bytes = async () => {
    if (name === 'SQLite') {
      await readings.query('PRAGMA wal_checkpoint(TRUNCATE)');
      return statSync(database.url.slice('sqlite:'.length)).size;
    }
    const runner = readings.database.createQueryRunner();
    await runner.query('FLUSH TABLES reading FOR EXPORT');
    await runner.query('UNLOCK TABLES');
    await runner.release();
    return readings.count(
      `SELECT SUM(allocated_size) AS n FROM information_schema.innodb_sys_tablespaces
       WHERE name LIKE CONCAT(DATABASE(), '/reading#%')`,
    );
  };

  it('removes of each channel what its rule does not keep, and leaves what was rolled up', async () => {
    const span = { from: MIDNIGHT - 60 * DAY, to: NOW, every: 30 * MINUTE };
    const [car, van, tram] = [
      await readings.fill('car', span),
      await readings.fill('van', span),
      await readings.fill('tram', span),
    ];
    await readings.rollUp();
    const [all, before] = [await stored(tram), await daysOf(car)];
    expect(before).toHaveLength(61);
    await readings.keep([
      { pattern: 'car/*', keep: { raw: 10 } },
      { pattern: '*/speed', keep: { raw: 40, '1s': 100 } },
      { pattern: 'tram/*', keep: { raw: 1 } },
    ]);
    expect(await stored(car)).toBe(10 * 48 + 24);
    expect(await stored(van)).toBe(40 * 48 + 24);
    expect(await stored(tram)).toBe(40 * 48 + 24);
    expect(await stored(car, MIDNIGHT - 10 * DAY)).toBe(0);
    expect(await daysOf(car)).toEqual(before);
    expect(readings.module.get(Expiry).figures).toEqual({
      running: false,
      lastRun: NOW,
      lastRemoved: expect.any(Number),
      lastError: null,
    });
    expect(all).toBe(60 * 48 + 24);
  });

  it('keeps everything where no rule means a channel, or nothing is rolled up', async () => {
    const car = await readings.fill('car', { from: MIDNIGHT - 30 * DAY, to: NOW, every: 60 * MINUTE });
    const all = await stored(car);
    await readings.keep([{ pattern: '*/*', keep: { raw: 10 } }]);
    expect(await stored(car)).toBe(all);
    await readings.rollUp();
    await readings.keep([{ pattern: 'van/*', keep: { raw: 10 } }]);
    expect(await stored(car)).toBe(all);
  });

  it('leaves a stretch to which readings came late until these are rolled up, and adds later ones to what is left', async () => {
    const car = await readings.fill('car', { from: MIDNIGHT - 30 * DAY, to: NOW, every: 60 * MINUTE });
    await readings.rollUp();
    await readings.store({ device: 'car', takenAt: MIDNIGHT - 20 * DAY + 1, receivedAt: NOW });
    await readings.keep([{ pattern: '*/*', keep: { raw: 10 } }]);
    expect(await stored(car, MIDNIGHT - 20 * DAY)).toBe(0);
    expect(await stored(car, MIDNIGHT - 10 * DAY)).toBe(10 * 24 + 1);
    await readings.rollUp();
    await readings.expire();
    expect(await stored(car, MIDNIGHT - 10 * DAY)).toBe(0);
    await readings.store({ device: 'car', takenAt: MIDNIGHT - 15 * DAY + 1, receivedAt: NOW, value: 1000 });
    await readings.rollUp();
    await readings.expire();
    expect(await stored(car, MIDNIGHT - 10 * DAY)).toBe(0);
    const days = await daysOf(car);
    expect(days.find(({ start }) => start === MIDNIGHT - 20 * DAY)?.count).toBe(25);
    expect(days.find(({ start }) => start === MIDNIGHT - 15 * DAY)).toMatchObject({ count: 25, max: 1000 });
  });

  it('leaves everything as long as readings wait in the journal, whose ids are smaller than those of what is stored', async () => {
    const car = await readings.fill('car', { from: MIDNIGHT - 30 * DAY, to: NOW, every: 60 * MINUTE });
    await readings.rollUp();
    const all = await stored(car);
    const { figures } = readings.module.get(ReadingJournal);
    Object.defineProperty(readings.module.get(ReadingJournal), 'figures', { value: { ...figures, waiting: 1 } });
    await readings.keep([{ pattern: '*/*', keep: { raw: 10 } }]);
    expect(await stored(car)).toBe(all);
  });

  it('goes by no rules that were changed before it had written down what they let go', async () => {
    const car = await readings.fill('car', { from: MIDNIGHT - 30 * DAY, to: NOW, every: 60 * MINUTE });
    await readings.rollUp();
    const all = await stored(car);
    const stretches = readings.module.get(ExpiredStretches);
    const drawing = stretches.drawing.bind(stretches);
    let changed = false;
    stretches.drawing = async (work) => {
      if (!changed) {
        changed = true;
        await readings.module.get(Retention).change({ version: 2, rules: [] });
      }
      return drawing(work);
    };
    await readings.keep([{ pattern: '*/*', keep: { raw: 10 } }]);
    expect(changed).toBe(true);
    expect(await stored(car)).toBe(all);
    expect(await readings.module.get(Retention).rules()).toEqual({ version: 3, rules: [] });
  });

  it('drops no months to which readings came since it looked who keeps them, rolled up or not', async () => {
    const car = await readings.fill('car', { from: MIDNIGHT - 100 * DAY, to: NOW, every: 60 * MINUTE });
    await readings.rollUp();
    const looked = await readings.module.get(RollupProgress).rolledId();
    await readings.store({ device: 'van', takenAt: MIDNIGHT - 99 * DAY, receivedAt: NOW });
    await readings.store({ device: 'van', takenAt: NOW, receivedAt: NOW });
    await readings.rollUp();
    const all = await stored(car);
    expect(await readings.module.get(Removal).dropBefore(MIDNIGHT - 10 * DAY, looked)).toBe(0);
    expect(await stored(car)).toBe(all);
    await readings.module
      .get(Removal)
      .dropBefore(MIDNIGHT - 10 * DAY, await readings.module.get(RollupProgress).rolledId());
    expect((await stored(car)) < all).toBe(name !== 'SQLite');
  });

  it('ends what an earlier run had begun', async () => {
    const car = await readings.fill('car', { from: MIDNIGHT - 30 * DAY, to: NOW, every: 60 * MINUTE });
    await readings.rollUp();
    const before = await daysOf(car);
    // As far as a run comes that is killed before it removes anything.
    await readings.query(`INSERT INTO expired VALUES (${car}, 0, ${MIDNIGHT - 10 * DAY}, 10000)`);
    await readings.close();
    readings = await ExpiringReadings.open(database, NOW);
    await readings.expire();
    expect(await stored(car)).toBe(10 * 24 + 12);
    expect(await daysOf(car)).toEqual(before);
  });

  it('forgets the message ids of what has expired', async () => {
    await readings.store({ device: 'car', takenAt: NOW - 30 * DAY, receivedAt: NOW - 30 * DAY, messageId: 'old' });
    await readings.store({ device: 'car', takenAt: NOW - DAY, receivedAt: NOW - DAY, messageId: 'young' });
    await readings.store({ device: 'car', takenAt: NOW, receivedAt: NOW });
    await readings.rollUp();
    await readings.keep([{ pattern: '*/*', keep: { raw: 10 } }]);
    expect(await readings.query('SELECT message_id FROM reading_message')).toEqual([{ message_id: 'young' }]);
  });

  it('gives the space back', async () => {
    const span = { from: MIDNIGHT - 100 * DAY, to: NOW, every: 3 * MINUTE };
    const car = await readings.fill('car', span);
    await readings.fill('van', span);
    await readings.rollUp();
    const full = await bytes();
    const preview = await readings.module.get(Retention).preview({ rules: [{ pattern: '*/*', keep: { raw: 10 } }] });
    await readings.keep([{ pattern: '*/*', keep: { raw: 10 } }]);
    expect(await stored(car)).toBe(10 * 480 + 240);
    expect(preview).toEqual({ readings: 2 * 90 * 480, bytes: expect.any(Number), channels: 2 });
    expect(preview.bytes).toBeGreaterThan(full / 2);
    expect(full - (await bytes())).toBeGreaterThan(0.7 * preview.bytes);
  });

  it('gives the space back of one channel, where another one keeps its readings of the same days', async () => {
    const span = { from: MIDNIGHT - 60 * DAY, to: NOW, every: 3 * MINUTE };
    await readings.fill('car', span);
    const van = await readings.fill('van', span);
    await readings.rollUp();
    const full = await bytes();
    await readings.keep([{ pattern: 'car/*', keep: { raw: 4 } }]);
    expect(await stored(van)).toBe(60 * 480 + 240);
    // MariaDB takes deleted rows out of its pages a little later.
    await eventually(bytes, (left) => left < 0.8 * full);
  });
});

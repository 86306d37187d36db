import { databases } from '../../../../../test/support/databases.js';
import { seeded } from '../../../../../tools/seeded.ts';
import type { Reading } from '@tachograph/contracts';
import { aReading } from '../store/reading-store.contract.js';
import { LateRanges } from '../store/late-ranges.js';
import { ReadingIds } from '../write/reading-ids.js';
import { ReadingStore } from '../write/reading-store.js';
import { DAILY } from './ladder.js';
import { QuestionsRollupReader } from './questions-rollup-reader.js';
import { Rolling } from './rolling.js';
import { EARLIEST, RollupStore } from './store/rollup-store.js';
import { expectTrue } from './testing/believed-rollups.js';
import { NOON, RollingRuns } from './testing/rolling-runs.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

describe.each(databases)('rolling up on $name', ({ create }) => {
  let runs: RollingRuns;

  const state = () => runs.get(RollupStore).state();
  const stale = async () => {
    const channels = (await runs.questions.rows<[number]>('SELECT id FROM channel')).map(([id]) => id);
    return (await new QuestionsRollupReader(runs.questions).state(channels)).stale;
  };

  beforeEach(async () => {
    runs = new RollingRuns(await create());
    await runs.start();
  });

  afterEach(() => runs.end());

  it('takes in what has passed, up to ten minutes before the newest at most', async () => {
    for (let minute = 0; minute < 180; minute++) {
      await runs.write({ value: minute }, { value: -minute, device: 'car-8' });
      runs.clock.time += MINUTE;
    }
    await runs.roll();
    const rolledTo = (await state())?.rolledTo ?? 0;
    expect(rolledTo % (10 * MINUTE)).toBe(0);
    expect(runs.clock.time - rolledTo).toBeLessThanOrEqual(13 * MINUTE);
    expect(await expectTrue(runs.questions)).toBeGreaterThan(10);
  });

  it('takes in years that were there before, slice by slice', async () => {
    await runs.write(...Array.from({ length: 200 }, (_, day) => ({ takenAt: NOON - day * DAY, value: day })));
    await runs.roll();
    expect((await runs.questions.rows('SELECT 1 FROM rollup WHERE level = 6')).length).toBeGreaterThan(0);
    expect(await expectTrue(runs.questions)).toBeGreaterThan(390);
  });

  it('takes in late readings when their range is closed, and until then nobody believes what is there', async () => {
    await runs.write({ takenAt: NOON - 5 * HOUR, value: 1 });
    await runs.roll();
    await runs.write({ takenAt: NOON - 5 * HOUR + 1000, value: 99 });
    expect([...(await stale()).values()].flat()).toHaveLength(1);
    await expectTrue(runs.questions);
    await runs.write({});
    await runs.roll();
    expect([...(await stale()).values()].flat()).toEqual([]);
    expect(await expectTrue(runs.questions)).toBeGreaterThan(0);
  });

  it('does not pass a write that is under way, even one that was given up and ends much later', async () => {
    await runs.write({});
    await runs.roll();
    const before = await state();
    const reading = aReading({ id: await runs.get(ReadingIds).take(1), takenAt: NOON - DAY, receivedAt: NOON });
    const channelId = 1;
    const hanging = runs.get(LateRanges).begin([{ channelId, reading }]);
    runs.clock.time += 2 * HOUR;
    await runs.write({}, { takenAt: NOON - 3 * DAY });
    await runs.write({});
    await runs.roll();
    expect(await state()).toEqual(before);
    runs.get(LateRanges).succeeded(hanging);
    await runs.roll();
    expect((await state())?.rolledTo).toBeGreaterThan(before?.rolledTo ?? Infinity);
    await expectTrue(runs.questions);
  });

  it('takes in what the journal brings after all, under ids from before', async () => {
    await runs.write({});
    const waiting = aReading({ id: await runs.get(ReadingIds).take(1), takenAt: NOON - DAY, receivedAt: NOON });
    await runs.write({});
    await runs.roll();
    await runs.stop();
    runs.clock.time += HOUR;
    await runs.start();
    await runs.write({});
    await runs.roll();
    await runs.get(ReadingStore).write([waiting], { again: true });
    await runs.get(ReadingStore).write([waiting], { again: true });
    await expectTrue(runs.questions);
    await runs.write({});
    await runs.roll();
    expect([...(await stale()).values()].flat()).toEqual([]);
    await expectTrue(runs.questions);
  });

  it('goes back where the clock was set back while the server was stopped, before anything new comes', async () => {
    await runs.write({});
    runs.clock.time += DAY;
    await runs.write({});
    await runs.roll();
    await runs.stop();
    runs.clock.time -= 5 * HOUR;
    await runs.start();
    expect((await state())?.rolledTo).toBeLessThan(runs.clock.time);
    await runs.write({ value: 5 });
    await expectTrue(runs.questions);
    runs.clock.time += 5 * HOUR;
    await runs.write({});
    await runs.roll();
    expect(await expectTrue(runs.questions)).toBeGreaterThan(0);
  });

  it('adds a late reading to rollups whose readings have expired, once, and removes it', async () => {
    const day = NOON - (NOON % DAY) - 3 * DAY;
    await runs.write({ takenAt: day + HOUR, value: 1 }, { takenAt: day + 5 * HOUR, value: 3 });
    await runs.roll();
    runs.expiredBefore = day + DAY;
    await runs.query(`DELETE FROM reading WHERE taken_at < ${runs.expiredBefore}`);
    await runs.write({ takenAt: day + HOUR + 1000, value: 7 });
    await runs.write({});
    await runs.roll();
    await runs
      .get(RollupStore)
      .move((await state()) ?? { rolledTo: 0, rolledId: 0 }, { rolledTo: EARLIEST, rolledId: 0 });
    await runs.roll();
    const [days] = await new QuestionsRollupReader(runs.questions).segments(1, DAILY, { from: day, to: day + DAY });
    expect(days?.buckets.at(0)).toMatchObject({ start: day, count: 3, sum: 11, max: 7 });
    expect(await runs.questions.rows(`SELECT 1 FROM reading WHERE taken_at < ${runs.expiredBefore}`)).toEqual([]);
  });

  it('begins anew where nobody knows any more which readings were late', async () => {
    await runs.write({ takenAt: NOON - DAY });
    await runs.roll();
    await runs.write({});
    const { lastId } = runs.get(LateRanges).settled;
    await runs.query(`INSERT INTO late_range VALUES (0, ${lastId}, 0, 0, 0, 0)`);
    expect([...(await stale()).values()].flat()).toEqual([{ from: -Infinity, to: (await state())?.rolledTo }]);
    await runs.roll();
    expect([...(await stale()).values()].flat()).toEqual([]);
    expect(await expectTrue(runs.questions)).toBeGreaterThan(0);
  });

  it('is true at every moment, whatever comes in whatever order, over restarts and clocks set back', async () => {
    const random = seeded(7);
    const pick = (count: number) => Math.floor(random() * count);
    const ages = [0, 1000, 3 * MINUTE, 20 * MINUTE, 7 * HOUR, 3 * DAY, 400 * DAY, -30 * MINUTE];
    let kept: readonly Reading[] = [];
    for (let step = 0; step < 60; step++) {
      const fields = Array.from({ length: 1 + pick(30) }, (_, index) => ({
        device: `car-${pick(3)}`,
        value: pick(1000) / 10,
        takenAt: runs.clock.time - (ages[pick(ages.length)] ?? 0) + 500 * index,
        ...(pick(3) === 0 && { messageId: `m${pick(200)}` }),
      }));
      const group = await runs.write(...fields);
      if (pick(4) === 0) await runs.get(ReadingStore).write([...kept.slice(0, 3), ...group], { again: true });
      if (pick(3) === 0) kept = group;
      runs.clock.time += pick(20) * MINUTE;
      for (let times = pick(4); times > 0; times--) await runs.get(Rolling).step();
      if (step % 15 === 14) {
        await runs.stop();
        runs.clock.time -= pick(3) * HOUR;
        await runs.start();
      }
      if (step % 5 === 4) await expectTrue(runs.questions);
    }
    await runs.write({});
    await runs.roll();
    expect(await expectTrue(runs.questions)).toBeGreaterThan(100);
  });
});

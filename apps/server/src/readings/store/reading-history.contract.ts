import { parseChannelPattern, type Reading } from '@tachograph/contracts';
import { seeded } from '../../../../../tools/seeded.ts';
import { HistoryUnavailableError } from '../errors.js';
import type { HistoryRange } from '../read/reading-history.js';
import { aReading, type StoreUnderTest, type StoreUnderTestMaker } from './reading-store.contract.js';

const START = Date.UTC(2026, 10, 21);
const DEVICES = 150;
const READINGS = 6_000;

/** Readings of many devices, a few of them very busy, with many of the same instant, not in the order of time. */
function readingsOf(next: () => number): Reading[] {
  return Array.from({ length: READINGS }, () => {
    const device = Math.floor(next() ** 3 * DEVICES);
    return aReading({
      device: `device ${device}`,
      channel: next() < 0.9 ? 'speed' : 'rpm',
      value: next() * 1000,
      takenAt: START + Math.floor(next() * 1500) * (device % 7 === 0 ? 10 : 1),
    });
  });
}

/** What the port says, in the plainest words. */
function reference(readings: readonly Reading[], { channel, device, from, to, limit }: HistoryRange): Reading[] {
  return readings
    .filter((reading) => reading.channel === channel && (device === undefined || reading.device === device))
    .filter(({ takenAt }) => takenAt >= (from ?? -Infinity) && takenAt <= (to ?? Infinity))
    .sort((a, b) => a.takenAt - b.takenAt || a.id - b.id)
    .slice(-limit);
}

/** What the port `ReadingHistory` promises, on many channels. */
export function describeReadingHistory(name: string, make: () => Promise<StoreUnderTestMaker>): void {
  describe(`the history of readings: ${name}`, () => {
    const next = seeded(20_261_121);
    const readings = readingsOf(next);
    let maker: StoreUnderTestMaker;
    let here: StoreUnderTest;

    beforeAll(async () => {
      maker = await make();
      here = await maker.open();
      for (let at = 0; at < READINGS; at += 1000) await here.store.write(readings.slice(at, at + 1000));
    });

    afterAll(async () => {
      await here.close();
      await maker.remove();
    });

    const expectAnswer = async (range: HistoryRange) => {
      const answer = await here.history.last(range);
      const expected = reference(readings, range);
      expect(answer.map(({ id }) => id)).toEqual(expected.map(({ id }) => id));
      expect(answer).toEqual(expected);
    };

    it.each([1, 2, 50, 149, 150, 151, 1000, 10_000])(
      'gives the last %d over all devices, oldest first',
      async (limit) => {
        await expectAnswer({ channel: 'speed', limit });
      },
    );

    it('lets others have their turn while it goes through many devices', async () => {
      let turns = 0;
      const count = () => {
        turns += 1;
        counting = setImmediate(count);
      };
      let counting = setImmediate(count);
      try {
        await here.history.last({ channel: 'speed', limit: 1000 });
      } finally {
        clearImmediate(counting);
      }
      expect(turns).toBeGreaterThan(0);
    });

    it('has both ends of a range in it', async () => {
      const { takenAt } = readings[17] ?? aReading();
      const same = reference(readings, { channel: 'speed', from: takenAt, to: takenAt, limit: READINGS });
      expect(same.length).toBeGreaterThan(0);
      await expectAnswer({ channel: 'speed', from: takenAt, to: takenAt, limit: READINGS });
      await expectAnswer({ channel: 'speed', from: takenAt + 1, to: takenAt + 9, limit: READINGS });
    });

    it('gives the last of any range', async () => {
      for (let round = 0; round < 25; round += 1) {
        const from = START + Math.floor(next() * 16_000) - 500;
        const range = { from, to: from + Math.floor(next() * 2000), limit: 1 + Math.floor(next() * 300) };
        await expectAnswer({ channel: next() < 0.8 ? 'speed' : 'rpm', ...range });
      }
    });

    it('gives the last of one device alone', async () => {
      for (const number of [0, 1, 7, 63, 149]) {
        await expectAnswer({ channel: 'speed', device: `device ${number}`, limit: 40 });
        await expectAnswer({
          channel: 'speed',
          device: `device ${number}`,
          from: START + 500,
          to: START + 900,
          limit: 5,
        });
      }
    });

    it('pages through many devices in either direction, and neither loses nor doubles a reading', async () => {
      const channels = [parseChannelPattern('device 1*/*'), parseChannelPattern('device 0/*')].flatMap((p) => p ?? []);
      const expected = readings
        .filter(({ device }) => device.startsWith('device 1') || device === 'device 0')
        .toSorted((a, b) => a.takenAt - b.takenAt || a.id - b.id);
      const half = expected[Math.floor(expected.length / 2)] ?? aReading();
      for (const limit of [37, 500, 10_000]) {
        const forwards: Reading[] = [];
        const backwards: Reading[] = [];
        let page = await here.history.page({ channels, limit, after: half });
        for (; page.length > 0; page = await here.history.page({ channels, limit, after: page.at(-1) ?? half })) {
          expect(page.length).toBeLessThanOrEqual(limit);
          forwards.push(...page);
        }
        page = await here.history.page({ channels, limit, before: half });
        for (; page.length > 0; page = await here.history.page({ channels, limit, before: page[0] ?? half })) {
          backwards.unshift(...page);
        }
        expect([...backwards, half, ...forwards]).toEqual(expected);
      }
    });

    it('gives pages within a range alone', async () => {
      for (let round = 0; round < 25; round += 1) {
        const from = START + Math.floor(next() * 16_000) - 500;
        const range = { from, to: from + Math.floor(next() * 2000) };
        const limit = 1 + Math.floor(next() * 60);
        const place = { takenAt: range.from + Math.floor(next() * 1000), id: Math.floor(next() * 2e12) };
        const channels = [parseChannelPattern('*/speed')].flatMap((pattern) => pattern ?? []);
        const all = reference(readings, { channel: 'speed', ...range, limit: READINGS });
        const isAfter = ({ takenAt, id }: Reading) => takenAt - place.takenAt || id - place.id;
        expect(await here.history.page({ channels, ...range, limit, after: place })).toEqual(
          all.filter((reading) => isAfter(reading) > 0).slice(0, limit),
        );
        expect(await here.history.page({ channels, ...range, limit, before: place })).toEqual(
          all.filter((reading) => isAfter(reading) < 0).slice(-limit),
        );
        expect(await here.history.page({ channels, ...range, limit })).toEqual(all.slice(-limit));
      }
    });

    it('gives the newest of each channel that a pattern means', async () => {
      const newest = (isMeant: (reading: Reading) => boolean) => {
        const sorted = readings.filter(isMeant).sort((a, b) => a.takenAt - b.takenAt || a.id - b.id);
        return [...new Map(sorted.map((reading) => [`${reading.device}/${reading.channel}`, reading])).values()];
      };
      const ask = async (texts: string[], limit = 1000) => {
        const patterns = texts.flatMap((text) => parseChannelPattern(text) ?? []);
        const answer = await here.history.newestOfEach(patterns, limit);
        return answer.sort((a, b) => a.id - b.id);
      };
      const byId = (list: Reading[]) => list.sort((a, b) => a.id - b.id);
      expect(await ask(['*/*'])).toEqual(byId(newest(() => true)));
      expect(await ask(['device 1*/speed'])).toEqual(
        byId(newest(({ device, channel }) => device.startsWith('device 1') && channel === 'speed')),
      );
      expect(await ask(['device 7/rpm', 'nobody/rpm'])).toEqual(
        newest(({ device, channel }) => device === 'device 7' && channel === 'rpm'),
      );
      expect(await ask(['*/speed'], 20)).toHaveLength(20);
    });

    it('says so when the database does not answer', async () => {
      const gone = await maker.open();
      await gone.close();
      await expect(gone.history.last({ channel: 'speed', limit: 1 })).rejects.toThrow(HistoryUnavailableError);
    });

    it('is empty for a channel, a device or a time that has none', async () => {
      await expectAnswer({ channel: 'pressure', limit: 50 });
      await expectAnswer({ channel: 'speed', device: 'nobody', limit: 50 });
      await expectAnswer({ channel: 'speed', to: START - 1, limit: 50 });
      await expectAnswer({ channel: 'speed', from: START + 100, to: START, limit: 50 });
    });
  });
}

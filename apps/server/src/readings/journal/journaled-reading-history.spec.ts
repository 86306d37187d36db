import { join } from 'node:path';
import { matchesChannel, parseChannelPattern, type ChannelPattern, type Reading } from '@tachograph/contracts';
import type { ReadingPlace } from '@tachograph/contracts/dto';
import { createTempFolder, type TempFolder } from '../../../../../test/support/temp-folder.js';
import {
  type HistoryRange,
  type Missed,
  type MissedQuestion,
  type PageQuestion,
  ReadingHistory,
} from '../read/reading-history.js';
import { aReading } from '../store/reading-store.contract.js';
import { JournaledReadingHistory } from './journaled-reading-history.js';
import { JournalDatabase } from './store/journal-database.js';
import { SqliteReadingJournal } from './store/sqlite-reading-journal.js';
import { SqliteWaitingReadings } from './store/sqlite-waiting-readings.js';

const NOON = Date.UTC(2026, 10, 21, 12);

/** What the port says of the database, in the plainest words. */
class PlainHistory extends ReadingHistory {
  readonly stored: Reading[] = [];
  /** Called before an answer: what moves while a question is on its way. */
  meanwhile: () => Promise<void> = () => Promise.resolve();

  override async last({ channel, device, from = 0, to = Infinity, limit }: HistoryRange): Promise<Reading[]> {
    await this.meanwhile();
    return this.stored
      .filter((row) => row.channel === channel && (device === undefined || row.device === device))
      .filter(({ takenAt }) => takenAt >= from && takenAt <= to)
      .sort((a, b) => a.takenAt - b.takenAt || a.id - b.id)
      .slice(-limit);
  }

  override async page({ channels, from = 0, to = Infinity, before, after, limit }: PageQuestion): Promise<Reading[]> {
    await this.meanwhile();
    const rows = this.stored
      .filter((row) => channels.some((pattern) => matchesChannel(pattern, row.device, row.channel)))
      .filter(({ takenAt }) => takenAt >= from && takenAt <= to)
      .filter((row) => before === undefined || inOrder(row, before) < 0)
      .filter((row) => after === undefined || inOrder(row, after) > 0)
      .sort(inOrder);
    return after === undefined ? rows.slice(-limit) : rows.slice(0, limit);
  }

  override async missed({ after, upTo, limit }: MissedQuestion): Promise<Missed> {
    await this.meanwhile();
    const readings = this.stored.filter(({ id }) => id > after.seq && id <= upTo);
    if (readings.length > limit) return { recovered: false, reload: { from: after.time, to: after.time } };
    return { recovered: true, readings };
  }

  override async newestOfEach(): Promise<Reading[]> {
    await this.meanwhile();
    const newest = new Map(this.stored.toSorted((a, b) => a.takenAt - b.takenAt).map((row) => [row.device, row]));
    return [...newest.values()];
  }
}

function inOrder(a: ReadingPlace, b: ReadingPlace): number {
  return a.takenAt - b.takenAt || a.id - b.id;
}

let folder: TempFolder;
let journal: SqliteReadingJournal;
let database: PlainHistory;
let history: JournaledReadingHistory;

const patterns = (...texts: string[]) => texts.map(parseChannelPattern) as ChannelPattern[];
const after = (seq: number) => ({ epoch: '1-0', seq, time: NOON });

beforeEach(async () => {
  folder = createTempFolder();
  const file = await JournalDatabase.open(join(folder.path, 'journal.db'), 1e8);
  journal = await SqliteReadingJournal.on(file, true);
  database = new PlainHistory();
  history = new JournaledReadingHistory(database, new SqliteWaitingReadings(file), journal);
});

afterEach(async () => {
  await journal.onApplicationShutdown();
  folder.remove();
});

/** Two in the database, and four behind them in the journal, of two devices and two channels. */
async function halfAndHalf(): Promise<Reading[]> {
  const readings = [
    aReading({ takenAt: NOON }),
    aReading({ takenAt: NOON + 5, device: 'car-8' }),
    aReading({ takenAt: NOON + 3 }),
    aReading({ takenAt: NOON + 4, device: 'car-8' }),
    aReading({ takenAt: NOON + 9, channel: 'rpm' }),
    aReading({ takenAt: NOON + 3 }),
  ];
  database.stored.push(...readings.slice(0, 2));
  await journal.write(readings.slice(2).map((reading) => ({ ...reading, messageId: `m${reading.id}` })));
  return readings;
}

describe('the history while readings wait in the journal', () => {
  it('has the last readings of both, in the order of time', async () => {
    const [a, b, c, d, , f] = await halfAndHalf();
    expect(await history.last({ channel: 'speed', limit: 10 })).toEqual([a, c, f, d, b]);
    expect(await history.last({ channel: 'speed', limit: 2 })).toEqual([d, b]);
    expect(await history.last({ channel: 'speed', device: 'car-8', limit: 10 })).toEqual([d, b]);
    expect(await history.last({ channel: 'speed', from: NOON + 1, to: NOON + 3, limit: 10 })).toEqual([c, f]);
    expect(await history.last({ channel: 'pressure', limit: 10 })).toEqual([]);
  });

  it('pages through both in either direction, and neither loses nor doubles one', async () => {
    const readings = (await halfAndHalf()).toSorted(inOrder);
    for (const limit of [1, 2, 3, 10]) {
      const forwards: Reading[] = [];
      const backwards: Reading[] = [];
      for (let after: ReadingPlace = { takenAt: 0, id: 0 }; ; after = forwards.at(-1) ?? after) {
        const page = await history.page({ channels: patterns('*/*'), limit, after });
        if (page.length === 0) break;
        forwards.push(...page);
      }
      for (let before: ReadingPlace | undefined; ; before = backwards[0]) {
        const page = await history.page({ channels: patterns('*/*'), limit, ...(before && { before }) });
        if (page.length === 0) break;
        backwards.unshift(...page);
      }
      expect(forwards).toEqual(readings);
      expect(backwards).toEqual(readings);
    }
    const [first] = readings;
    expect(await history.page({ channels: patterns('*/speed'), to: NOON + 2, limit: 5 })).toEqual([first]);
  });

  it('has what was missed from both, in the order of ids', async () => {
    const [, b, c, d, e, f] = await halfAndHalf();
    const ask = (channels: ChannelPattern[], seq = 0, upTo = Infinity, limit = 100) =>
      history.missed({ channels, after: after(seq), upTo: Math.min(upTo, Number.MAX_SAFE_INTEGER), limit });
    const first = database.stored[0]?.id ?? 0;
    expect(await ask(patterns('*/*'), first)).toEqual({ recovered: true, readings: [b, c, d, e, f] });
    expect(await ask(patterns('car-7/rpm'), b?.id)).toEqual({ recovered: true, readings: [e] });
    expect(await ask(patterns('*/speed'), b?.id, d?.id)).toEqual({ recovered: true, readings: [c, d] });
  });

  it('names the times of both where too much was missed', async () => {
    await halfAndHalf();
    const channels = patterns('*/*');
    expect(await history.missed({ channels, after: after(0), upTo: 2e12, limit: 3 })).toEqual({
      recovered: false,
      reload: { from: NOON, to: NOON + 9 },
    });
    expect(await history.missed({ channels, after: after(0), upTo: 2e12, limit: 5 })).toMatchObject({
      recovered: false,
      reload: { from: NOON, to: NOON + 9 },
    });
  });

  it('has the newest of each channel, be it here or there', async () => {
    const [, b, c, , e, f] = await halfAndHalf();
    const newest = await history.newestOfEach(patterns('*/*'), 10);
    expect(newest.map(({ id }) => id).sort()).toEqual([b, e, f].map((reading) => reading?.id));
    expect(c?.takenAt).toBe(f?.takenAt);
    expect(await history.newestOfEach(patterns('*/*'), 2)).toHaveLength(2);
  });

  it('neither loses nor doubles a reading that moves to the database while it is asked', async () => {
    const readings = await halfAndHalf();
    database.meanwhile = async () => {
      database.stored.splice(0, Infinity, ...readings);
      await journal.removeUpTo(readings.at(-1)?.id ?? 0);
    };
    expect(await history.last({ channel: 'speed', limit: 10 })).toHaveLength(5);
    for (const again of [false, true]) {
      if (again) await journal.write(readings.slice(4));
      const missed = await history.missed({ channels: patterns('*/*'), after: after(0), upTo: 2e12, limit: 100 });
      expect(missed).toMatchObject({ recovered: true });
      expect(missed.recovered && missed.readings.map(({ id }) => id)).toEqual(readings.map(({ id }) => id));
    }
  });

  it('says plainly when more wait than may be gone through', async () => {
    const many = Array.from({ length: 60_000 }, (_, index) => aReading({ takenAt: NOON + index }));
    for (let at = 0; at < many.length; at += 10_000) await journal.write(many.slice(at, at + 10_000));
    const [quiet] = await journal.write([aReading({ device: 'quiet', takenAt: NOON - 7 })]);
    expect(await history.missed({ channels: patterns('quiet/speed'), after: after(0), upTo: 2e12, limit: 10 })).toEqual(
      { recovered: false, reload: { from: NOON - 7, to: NOON } },
    );
    expect(await history.last({ channel: 'speed', device: 'quiet', limit: 10 })).toEqual([quiet]);
    expect(await history.newestOfEach(patterns('car-7/*'), 10)).toEqual([many.at(-1)]);
  });
});

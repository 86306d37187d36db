import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import type { Reading } from '@tachograph/contracts';
import { createTempFolder, type TempFolder } from '../../../../../test/support/temp-folder.js';
import { readSettings } from '../../platform/config/index.js';
import { WriteTurns } from '../../platform/database/index.js';
import { aReading } from '../store/reading-store.contract.js';
import { CountingIds } from '../testing/counting-ids.js';
import { BoundedWrites } from './bounded-writes.js';
import { JournalDrain } from './journal-drain.js';
import { JournaledReadingStore } from './journaled-reading-store.js';
import { JournalDatabase } from './store/journal-database.js';
import { SqliteReadingJournal } from './store/sqlite-reading-journal.js';
import { MemoryDatabase } from './testing/memory-database.js';

let folder: TempFolder;
let database: MemoryDatabase;
let journal: SqliteReadingJournal;
let ids: CountingIds;
let drain: JournalDrain;
let store: JournaledReadingStore;

const many = (count: number) => Array.from({ length: count }, () => aReading());
const idsOf = (readings: readonly Reading[]) => readings.map(({ id }) => id);

beforeAll(() => {
  Logger.overrideLogger(false);
});

beforeEach(async () => {
  folder = createTempFolder();
  database = new MemoryDatabase();
  ids = new CountingIds();
  journal = await SqliteReadingJournal.on(await JournalDatabase.open(join(folder.path, 'journal.db'), 1e8), true);
  const writes = new BoundedWrites(database, new WriteTurns(readSettings({})));
  drain = new JournalDrain(journal, writes, ids);
  store = new JournaledReadingStore(writes, journal, drain, ids);
});

afterEach(async () => {
  await drain.beforeApplicationShutdown();
  await journal.onApplicationShutdown();
  folder.remove();
});

describe('the store with a journal behind it', () => {
  it('hands a group to the database, and leaves the journal alone', async () => {
    const group = many(3);
    expect(await store.write(group)).toEqual(group);
    expect(database.kept).toEqual(group);
    expect(journal.figures.waiting).toBe(0);
  });

  it('keeps what the database does not take, and brings it there in the order of ids once it is back', async () => {
    database.isAway = true;
    const groups = [many(3), many(2), many(4000)];
    for (const group of groups) expect(await store.write(group)).toEqual(group);
    expect(journal.figures.waiting).toBe(4005);
    expect(drain.isAway).toBe(true);
    database.isAway = false;
    await drain.finished();
    expect(idsOf(database.kept)).toEqual(idsOf(groups.flat()));
    expect(drain.isAway).toBe(false);
    const later = many(1);
    await store.write(later);
    expect(database.kept.at(-1)).toBe(later[0]);
  });

  it('empties the journal though new readings come as fast as they are taken', async () => {
    database.isAway = true;
    const written = many(20_000);
    await store.write(written);
    database.isAway = false;
    while (drain.isAway) await nextTurn();
    while (journal.figures.waiting > 0) {
      const group = many(1000);
      written.push(...group);
      await store.write(group);
    }
    expect(idsOf(database.kept)).toEqual(idsOf(written));
    // Twice what came in went out: after so many readings it has to be empty.
    expect(written.length).toBeLessThanOrEqual(60_000);
  });

  it('lets others have their turn while it brings thousands of readings', async () => {
    database.isAway = true;
    await store.write(many(10_000));
    database.isAway = false;
    let turns = 0;
    const finished = drain.finished().then(() => true);
    while (!(await Promise.race([finished, nextTurn(false)]))) turns += 1;
    expect(turns).toBeGreaterThan(5);
  });

  it('knows a message that the database has, and one that waits, while the database is away', async () => {
    const first = aReading({ messageId: 'm1' });
    await store.write([first]);
    database.isAway = true;
    const [plain, second] = [aReading(), aReading({ messageId: 'm2' })];
    const again = (messageId: string) => aReading({ messageId, value: -1 });
    expect(await store.write([plain, again('m1'), second])).toEqual([plain, first, second]);
    expect(await store.write([again('m2'), again('m1')])).toEqual([second, first]);
    database.isAway = false;
    await drain.finished();
    expect(await store.write([again('m2')])).toEqual([second]);
    database.isAway = true;
    expect(await store.write([again('m2')])).toEqual([second]);
    expect(database.kept).toEqual([first, plain, second]);
  });

  it('stores a message once that nobody could know of before the database was back', async () => {
    const first = aReading({ messageId: 'm1' });
    database.kept.push(first);
    database.isAway = true;
    const again = aReading({ messageId: 'm1', value: 99 });
    expect(await store.write([again])).toEqual([again]);
    database.isAway = false;
    await drain.finished();
    expect(database.kept).toEqual([first]);
    expect(journal.figures).toMatchObject({ waiting: 0, setAside: 0 });
  });

  it('stores once what a write that was given up had stored after all', async () => {
    const group = [aReading(), aReading({ messageId: 'm1' })];
    jest.spyOn(database, 'write').mockImplementationOnce((given) => {
      database.kept.push(...given);
      return Promise.reject(new Error('PROTOCOL_CONNECTION_LOST'));
    });
    expect(await store.write(group)).toEqual(group);
    await drain.finished();
    expect(database.kept).toEqual(group);
  });

  it('refuses a group that the database refuses for what it is', async () => {
    database.refuses = ({ value }) => value === 666;
    await expect(store.write([aReading(), aReading({ value: 666 })])).rejects.toThrow('not this one');
    expect(database.kept).toEqual([]);
    expect(journal.figures.waiting).toBe(0);
  });

  it('sets aside each reading of the journal that the database refuses, and brings all others in order', async () => {
    database.isAway = true;
    const group = many(3000).map((reading, index) => ({ ...reading, value: index }));
    await store.write(group);
    database.isAway = false;
    database.refuses = ({ value }) => [0, 17, 18, 1999, 2000, 2999].includes(value);
    await drain.finished();
    expect(idsOf(database.kept)).toEqual(idsOf(group.filter((reading) => !database.refuses(reading))));
    expect(journal.figures).toMatchObject({ waiting: 0, setAside: 6 });
  });

  it('asks for the next ids ahead before it writes, and keeps the group in the journal where it gets none', async () => {
    jest.spyOn(ids, 'reserveAhead').mockRejectedValueOnce(new Error('ECONNREFUSED'));
    const group = many(1);
    expect(await store.write(group)).toEqual(group);
    expect(database.tried).toEqual([]);
    await drain.finished();
    expect(database.kept).toEqual(group);
  });

  it('ends at once while readings wait and the database is away', async () => {
    database.isAway = true;
    await store.write(many(10));
    await drain.beforeApplicationShutdown();
    expect(await store.write(many(1))).toHaveLength(1);
    expect(journal.figures.waiting).toBe(11);
  });
});

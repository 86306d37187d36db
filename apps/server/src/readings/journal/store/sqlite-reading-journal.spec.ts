import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Reading } from '@tachograph/contracts';
import { createTempFolder, type TempFolder } from '../../../../../../test/support/temp-folder.js';
import { aReading } from '../../store/reading-store.contract.js';
import { JournalDatabase } from './journal-database.js';
import { SqliteReadingJournal } from './sqlite-reading-journal.js';

let folder: TempFolder;
let path: string;
let journal: SqliteReadingJournal;

const open = async (maxBytes = 10_000_000) => SqliteReadingJournal.on(await JournalDatabase.open(path, maxBytes), true);

const many = (count: number, fields: Partial<Reading> = {}) => Array.from({ length: count }, () => aReading(fields));

beforeEach(async () => {
  folder = createTempFolder();
  path = join(folder.path, 'inner', 'journal.db');
  journal = await open();
});

afterEach(async () => {
  await journal.onApplicationShutdown();
  folder.remove();
});

describe('the journal of readings', () => {
  it('gives back what it was given, whole and in the order of ids, also to the next run', async () => {
    const group = [
      aReading({ clock: 'implausible', value: 0.1 + 0.2 }),
      aReading({ device: 'Messgerät 🚗', channel: 'µ-Wert', unit: '', value: -Number.MAX_VALUE }),
      aReading({ messageId: 'm1', takenAt: 5 }),
    ];
    expect(await journal.write(group)).toEqual(group);
    expect(await journal.first(2)).toEqual(group.slice(0, 2));
    await journal.onApplicationShutdown();
    journal = await open();
    expect(await journal.first(10)).toEqual(group);
    expect(journal.figures).toMatchObject({ waiting: 3, waitingSince: group[0]?.receivedAt, setAside: 0 });
  });

  it('forgets what the database has, and knows since when the first of the others waits', async () => {
    const group = [1, 2, 3].map((receivedAt) => aReading({ receivedAt }));
    await journal.write(group);
    await journal.removeUpTo(group[1]?.id ?? 0);
    expect(await journal.first(10)).toEqual(group.slice(2));
    expect(journal.figures).toMatchObject({ waiting: 1, waitingSince: 3 });
    await journal.removeUpTo(group[2]?.id ?? 0);
    expect(journal.figures).toMatchObject({ waiting: 0, waitingSince: undefined });
    const next = [aReading(), aReading({ device: 'car-8' })];
    await journal.write(next);
    expect(await journal.first(10)).toEqual(next);
  });

  it('passes over what the database has where a full disk has no room for its removal, and removes it later', async () => {
    await journal.onApplicationShutdown();
    const database = await JournalDatabase.open(path, 10_000_000);
    journal = await SqliteReadingJournal.on(database, true);
    const group = [1, 2, 3, 4].map((receivedAt) => aReading({ receivedAt }));
    await journal.write(group);
    await database.query(
      "CREATE TRIGGER full BEFORE DELETE ON waiting BEGIN SELECT RAISE(ABORT, 'disk I/O error'); END",
    );
    for (const index of [0, 2]) await journal.removeUpTo(group[index]?.id ?? 0);
    expect(await journal.first(10)).toEqual(group.slice(3));
    expect(journal.figures).toMatchObject({ waiting: 1, waitingSince: 4 });
    await journal.removeUpTo(group[3]?.id ?? 0);
    expect(journal.figures).toMatchObject({ waiting: 0, waitingSince: undefined });
    await database.query('DROP TRIGGER full');
    const next = [aReading(), aReading({ receivedAt: 6 })];
    await journal.write(next);
    expect(await journal.first(10)).toEqual(next);
    await journal.removeUpTo(next[0]?.id ?? 0);
    expect(journal.figures).toMatchObject({ waiting: 1, waitingSince: 6 });
    expect(await database.query('SELECT id FROM waiting')).toEqual([{ id: next[1]?.id }]);
  });

  it('keeps a message once: the first stays, across groups and within one', async () => {
    const first = aReading({ messageId: 'm1' });
    const again = () => aReading({ messageId: 'm1', value: 99 });
    const other = aReading({ messageId: 'm2' });
    const plain = aReading();
    expect(await journal.write([first])).toEqual([first]);
    expect(await journal.write([again(), other, plain, aReading({ messageId: 'm2' })])).toEqual([
      first,
      other,
      plain,
      other,
    ]);
    expect(await journal.first(10)).toEqual([first, other, plain]);
    expect(journal.figures.waiting).toBe(3);
  });

  it('does not mix up devices, channels, or message ids that differ in case or accents', async () => {
    const group = [
      ...['a', 'A', 'ä'].map((messageId) => aReading({ messageId })),
      aReading({ messageId: 'a', device: 'car-8' }),
      aReading({ messageId: 'a', channel: 'rpm' }),
    ];
    expect(await journal.write(group)).toEqual(group);
    const again = group.map((reading) => aReading({ ...reading, id: aReading().id, value: -1 }));
    expect(await journal.write(again)).toEqual(group);
  });

  it('takes groups of thousands of readings, with and without message ids', async () => {
    const plain = many(3000);
    const keyed = plain.map((_, index) => aReading({ messageId: `message ${index}` }));
    expect(await journal.write(plain)).toEqual(plain);
    expect(await journal.write(keyed)).toEqual(keyed);
    expect(await journal.write(keyed.map((reading) => ({ ...reading, id: aReading().id })))).toEqual(keyed);
    expect(await journal.first(10_000)).toEqual([...plain, ...keyed]);
  });

  it('keeps all of a group or nothing, its new channels neither', async () => {
    const stored = aReading();
    await journal.write([stored]);
    for (const bad of [stored, aReading({ value: NaN })]) {
      await expect(journal.write([...many(700), aReading({ device: 'new' }), bad])).rejects.toThrow();
    }
    expect(await journal.first(10)).toEqual([stored]);
    const later = aReading({ device: 'new' });
    await journal.write([later]);
    expect(await journal.first(10)).toEqual([stored, later]);
    expect(journal.figures.waiting).toBe(2);
  });

  it('takes no more than its limit, takes again what was taken out, and gives its space back when it is empty', async () => {
    await journal.onApplicationShutdown();
    journal = await open(1024 * 1024);
    const kept: Reading[] = [];
    const fill = async () => {
      for (;;) {
        const group = many(500);
        await journal.write(group);
        kept.push(...group);
      }
    };
    await expect(fill()).rejects.toThrow('full');
    expect(journal.isFull).toBe(true);
    expect(journal.figures.bytes).toBeLessThanOrEqual(1024 * 1024);
    expect(journal.figures.waiting).toBe(kept.length);
    await journal.removeUpTo(kept[kept.length / 2]?.id ?? 0);
    expect(journal.isFull).toBe(false);
    await journal.write(many(500));
    await journal.removeUpTo(aReading().id);
    expect(journal.figures.waiting).toBe(0);
    expect(statSync(path).size).toBeLessThan(100_000);
    expect(existsSync(`${path}-wal`) ? statSync(`${path}-wal`).size : 0).toBeLessThan(100_000);
    await journal.write(kept);
    expect(await journal.first(1)).toEqual([kept[0]]);
  });

  it('keeps what was set aside, out of the way', async () => {
    const [bad, good] = [aReading({ messageId: 'm1' }), aReading()];
    await journal.write([bad, good]);
    await journal.setAside(bad, 'not this one');
    expect(await journal.first(10)).toEqual([good]);
    expect(journal.figures).toMatchObject({ waiting: 1, setAside: 1 });
    await journal.removeUpTo(good.id);
    await journal.onApplicationShutdown();
    journal = await open();
    expect(journal.figures).toMatchObject({ waiting: 0, setAside: 1 });
  });

  it('serves those who use it at the same moment one after the other', async () => {
    const groups = Array.from({ length: 20 }, (_, index) => many(100, { device: `device ${index}` }));
    const asked: number[] = [];
    await Promise.all(
      groups.flatMap((group) => [
        journal.write(group),
        journal.first(1).then(([reading]) => asked.push(reading?.id ?? 0)),
        journal.removeUpTo(group[49]?.id ?? 0),
      ]),
    );
    expect(asked).toEqual(groups.map((group, index) => (index === 0 ? group[0]?.id : groups[index - 1]?.[50]?.id)));
    expect(journal.figures.waiting).toBe(50);
  });

  it('belongs to one process alone', async () => {
    await expect(open()).rejects.toThrow('locked');
  });
});

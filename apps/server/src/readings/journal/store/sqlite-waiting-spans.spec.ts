import { join } from 'node:path';
import { createTempFolder, type TempFolder } from '../../../../../../test/support/temp-folder.js';
import { aReading } from '../../store/reading-store.contract.js';
import { JournalDatabase } from './journal-database.js';
import { SqliteReadingJournal } from './sqlite-reading-journal.js';
import { SqliteWaitingSpans } from './sqlite-waiting-spans.js';

const NOON = Date.UTC(2026, 10, 21, 12);
const SPEED = { device: 'car-7', channel: 'speed' };

let folder: TempFolder;
let journal: SqliteReadingJournal;
let spans: SqliteWaitingSpans;

beforeEach(async () => {
  folder = createTempFolder();
  const file = await JournalDatabase.open(join(folder.path, 'journal.db'), 1e8);
  journal = await SqliteReadingJournal.on(file, true);
  spans = new SqliteWaitingSpans(file, journal);
});

afterEach(async () => {
  await journal.onApplicationShutdown();
  folder.remove();
});

describe('where readings of a channel wait', () => {
  it('is from the first to the last of them within a range', async () => {
    await journal.write([5, 0, 9, 3].map((ms) => aReading({ ...SPEED, takenAt: NOON + ms })));
    expect(await spans.of(SPEED, { from: NOON - 10, to: NOON + 10 })).toEqual({ from: NOON, to: NOON + 10 });
    expect(await spans.of(SPEED, { from: NOON + 1, to: NOON + 9 })).toEqual({ from: NOON + 3, to: NOON + 6 });
  });

  it('is nowhere for other channels, outside of a range, and once the database has them', async () => {
    const readings = [aReading({ ...SPEED, takenAt: NOON }), aReading({ device: 'car-8', takenAt: NOON + 5 })];
    await journal.write(readings);
    const around = { from: NOON - 10, to: NOON + 10 };
    expect(await spans.of({ device: 'car-9', channel: 'speed' }, around)).toBeUndefined();
    expect(await spans.of(SPEED, { from: NOON + 1, to: NOON + 10 })).toBeUndefined();
    expect(await spans.of(SPEED, around)).toBeDefined();
    await journal.removeUpTo(readings.at(-1)?.id ?? 0);
    expect(await spans.of(SPEED, around)).toBeUndefined();
  });
});

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Settings, SettingError } from '../../../platform/config/index.js';
import type { ReadingHistory } from '../../read/reading-history.js';
import { NoJournal } from '../no-journal.js';
import type { ReadingJournal } from '../reading-journal.js';
import { NothingWaits, type WaitingSpans } from '../waiting-spans.js';
import { JournalDatabase } from './journal-database.js';
import { SqliteReadingJournal } from './sqlite-reading-journal.js';
import { SqliteWaitingReadings } from './sqlite-waiting-readings.js';
import { SqliteWaitingSpans } from './sqlite-waiting-spans.js';

/** The journal as the settings want it, and the questions about what is in it. */
export class OpenedJournal {
  private constructor(
    readonly journal: ReadingJournal,
    readonly readings: ReadingHistory | undefined,
    readonly waitingSpans: WaitingSpans,
  ) {}

  /**
   * Opens `journal.db` in the folder for the server's own files. Where the journal is turned off but an earlier run has left
   * one, it is opened too: its readings were acknowledged.
   *
   * @throws SettingError if the file can't be used
   */
  static async of({ dataDir, journal: { enabled, maxBytes } }: Settings): Promise<OpenedJournal> {
    const path = join(dataDir, 'journal.db');
    if (!enabled && !existsSync(path)) return new OpenedJournal(new NoJournal(), undefined, new NothingWaits());
    try {
      const database = await JournalDatabase.open(path, maxBytes);
      const journal = await SqliteReadingJournal.on(database, enabled);
      const waitingSpans = new SqliteWaitingSpans(database, journal);
      return new OpenedJournal(journal, new SqliteWaitingReadings(database), waitingSpans);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      throw new SettingError(
        'DATA_DIR',
        dataDir,
        `a folder that can be written and that no other server uses (journal.db: ${why})`,
      );
    }
  }
}

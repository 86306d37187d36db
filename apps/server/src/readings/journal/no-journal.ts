import type { Reading } from '@tachograph/contracts';
import { type JournalFigures, ReadingJournal } from './reading-journal.js';

/** In the journal's place where it is turned off and no earlier run has left one. */
export class NoJournal extends ReadingJournal {
  override readonly accepts = false;
  override readonly isFull = false;
  override readonly lastId = 0;
  override readonly figures: JournalFigures = { waiting: 0, waitingSince: undefined, bytes: 0, setAside: 0 };

  override write(): Promise<never> {
    return Promise.reject(new Error('there is no journal'));
  }

  override first(): Promise<Reading[]> {
    return Promise.resolve([]);
  }

  override removeUpTo(): Promise<void> {
    return Promise.resolve();
  }

  override setAside(): Promise<void> {
    return Promise.resolve();
  }
}

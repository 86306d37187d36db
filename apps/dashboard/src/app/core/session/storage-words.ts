import type { StorageHealth } from '@tachograph/contracts';
import { clockTime } from './local-time';

const COUNT = new Intl.NumberFormat('en-GB');

/** What the page says while readings do not go straight into the database. */
export interface StorageWords {
  kind: 'waiting' | 'refusing';
  words: string;
  /** The same without what changes each second, for a screen reader that is told of changes. */
  announcement: string;
}

/**
 * Where readings are put at the moment, in words; null while all is as it should be.
 * @param now milliseconds since 1970 by the server's clock
 */
export function storageWords(storage: StorageHealth, now: number): StorageWords | null {
  const { state, waiting, waitingSince, journal } = storage;
  const since = waitingSince === null ? '' : ` since ${clockTime(Date.parse(waitingSince), now, 'minutes')}`;
  const readings = `${COUNT.format(waiting)} ${waiting === 1 ? 'reading' : 'readings'}`;
  switch (state) {
    case 'database':
      return null;
    case 'journal': {
      const words = `Database away${since}: ${readings} ${waiting === 1 ? 'waits' : 'wait'} on disk, and none is lost.`;
      return { kind: 'waiting', words, announcement: 'database away, readings are kept on disk' };
    }
    case 'draining': {
      const words = `The database is back: ${readings} from disk ${waiting === 1 ? 'is' : 'are'} on the way to it.`;
      return { kind: 'waiting', words, announcement: 'the database is back and takes what was kept on disk' };
    }
    case 'refusing': {
      const why = journal === null ? '' : `, and the journal on disk takes no more: ${readings} in it`;
      const words = `Nothing is stored at the moment: the database is away${why}. Devices are told so.`;
      return { kind: 'refusing', words, announcement: 'nothing is stored at the moment' };
    }
  }
}

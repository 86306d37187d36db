import type { StorageHealth } from '@tachograph/contracts';
import { formatCount, readingCount } from './count-words';
import { clockTime } from './local-time';
import { plural } from './plural';

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
  const { state, waiting, journal } = storage;
  switch (state) {
    case 'database':
      return null;
    case 'journal': {
      const announcement = $localize`database away, readings are kept on disk`;
      return { kind: 'waiting', words: awayWords(storage, now), announcement };
    }
    case 'draining':
      return {
        kind: 'waiting',
        words: drainingWords(waiting),
        announcement: $localize`the database is back and takes what was kept on disk`,
      };
    case 'refusing': {
      const words =
        journal === null
          ? $localize`Nothing is stored at the moment: the database is away. Devices are told so.`
          : $localize`Nothing is stored at the moment: the database is away, and the journal on disk takes no more: ${readingCount(waiting)}:readings: in it. Devices are told so.`;
      return { kind: 'refusing', words, announcement: $localize`nothing is stored at the moment` };
    }
  }
}

function awayWords({ waiting, waitingSince }: StorageHealth, now: number): string {
  const wait = plural(waiting, {
    one: $localize`1 reading waits on disk, and none is lost.`,
    other: $localize`${formatCount(waiting)}:count: readings wait on disk, and none is lost.`,
  });
  if (waitingSince === null) return $localize`Database away: ${wait}:wait:`;
  const since = clockTime(Date.parse(waitingSince), now, 'minutes');
  return $localize`Database away since ${since}:time:: ${wait}:wait:`;
}

function drainingWords(waiting: number): string {
  return plural(waiting, {
    one: $localize`The database is back: 1 reading from disk is on the way to it.`,
    other: $localize`The database is back: ${formatCount(waiting)}:count: readings from disk are on the way to it.`,
  });
}

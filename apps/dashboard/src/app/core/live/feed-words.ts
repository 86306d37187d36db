import { formatCount } from '../session/count-words';
import { clockTime } from '../session/local-time';
import type { HistoryState } from './reading-feed';
import { effectiveTime, type ShownReading } from './reading-window';

/** What a view says of what it shows: never a colour alone. */
export interface FeedWords {
  kind: 'live' | 'behind' | 'loading' | 'empty' | 'late' | 'stale' | 'lost' | 'stopped';
  words: string;
}

/** What the words depend on; times are milliseconds since 1970 by the server's clock. */
export interface FeedCondition {
  readonly stoppedAt: number | null;
  readonly isLive: boolean;
  /** Readings that are there, and not yet here. */
  readonly behind: number;
  readonly history: HistoryState;
  readonly newest: ShownReading | undefined;
  /** How long the newest reading counts as new. */
  readonly patience: number;
  readonly now: number;
}

/** How new what a view shows is, in words. Of the two times a reading has, the older one counts. */
export function feedWords({ stoppedAt, isLive, behind, history, newest, patience, now }: FeedCondition): FeedWords {
  if (stoppedAt !== null)
    return {
      kind: 'stopped',
      words: $localize`stopped at ${clockTime(stoppedAt, now)}:time:: the picture stands still`,
    };
  const takenAt = newest && effectiveTime(newest);
  if (!isLive) {
    const words =
      takenAt === undefined
        ? $localize`no connection`
        : $localize`no connection: shown as of ${clockTime(takenAt, now)}:time:`;
    return { kind: 'lost', words };
  }
  if (behind > 0) return { kind: 'behind', words: $localize`catching up: ${formatCount(behind)}:count: behind` };
  if (takenAt === undefined) {
    return history.kind === 'loading'
      ? { kind: 'loading', words: $localize`loading the history…` }
      : { kind: 'empty', words: $localize`waiting for the first reading` };
  }
  if (now - takenAt <= patience) return { kind: 'live', words: $localize`live` };
  if (newest && now - newest.receivedAt <= patience)
    return { kind: 'late', words: $localize`late: the newest was taken ${clockTime(takenAt, now)}:time:` };
  return { kind: 'stale', words: $localize`nothing new since ${clockTime(takenAt, now)}:time:` };
}

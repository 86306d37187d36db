import { longestPause } from '../../live/usual-pause';
import { formatCount } from '../../session/count-words';
import type { WallClock } from '../../session/wall-clock';
import type { DataAge } from '../board-data';
import type { BoardMode } from '../board-time';

/** What an age depends on; times are milliseconds since 1970 by the server's clock. */
export interface AgeCondition {
  readonly mode: BoardMode;
  readonly isRunning: boolean;
  /** As of when everything is shown. */
  readonly now: number;
  /** What counts as today. */
  readonly present: number;
  /** By which times are told. */
  readonly clock: WallClock;
  readonly link: 'open' | 'connecting' | 'lost';
  /** Readings that wait at the server. */
  readonly behind: number;
  /** When the newest value was taken; null where there is none. */
  readonly at: number | null;
  /** When its device was heard last, by whichever channel; -Infinity where it was not. */
  readonly deviceAt: number;
  /** Usual time between readings, milliseconds; undefined while nobody knows. */
  readonly usual: number | undefined;
}

/** Silence of so many usual times between readings, and of this long at least, milliseconds, means that a device is gone. */
const OFFLINE = { intervals: 10, least: 60_000 };
/** Of a device whose usual silence nobody knows yet. */
const UNKNOWN = { stale: 60_000, offline: 900_000 };

/** How fresh what is shown is, in words. */
export function dataAge(condition: AgeCondition): DataAge {
  const { mode, isRunning, now, present, clock, at } = condition;
  if (mode === 'live') return liveAge(condition);
  const time = clock.time(now, present);
  if (mode === 'replay' && isRunning) return { kind: 'replaying', words: $localize`replaying ${time}:time:`, at };
  if (mode === 'past') return { kind: 'past', words: $localize`as of ${time}:time:`, at };
  return { kind: 'paused', words: $localize`paused at ${time}:time:`, at };
}

function liveAge({ link, behind, at, deviceAt, usual, now, clock }: AgeCondition): DataAge {
  if (link === 'connecting') return { kind: 'lost', words: $localize`connecting…`, at };
  const time = at === null ? '' : clock.time(at, now);
  if (link === 'lost') {
    const words = at === null ? $localize`no connection` : $localize`no connection: as of ${time}:time:`;
    return { kind: 'lost', words, at };
  }
  if (behind > 0) return { kind: 'behind', words: $localize`${formatCount(behind)}:count: behind`, at };
  if (at === null) return { kind: 'none', words: $localize`no reading yet`, at };
  const silence = now - at;
  // Of a device that sends something else, the channel alone is silent.
  if (Math.min(silence, now - deviceAt) > offlineAfter(usual))
    return { kind: 'offline', words: $localize`device offline since ${time}:time:`, at };
  const patience = usual === undefined ? UNKNOWN.stale : longestPause(usual);
  if (silence > patience) return { kind: 'stale', words: $localize`stale since ${time}:time:`, at };
  return { kind: 'live', words: $localize`live`, at };
}

function offlineAfter(usual: number | undefined): number {
  return usual === undefined ? UNKNOWN.offline : Math.max(OFFLINE.least, usual * OFFLINE.intervals, longestPause(usual));
}

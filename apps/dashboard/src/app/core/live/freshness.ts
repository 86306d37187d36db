import { clockTime } from '../session/local-time';
import { effectiveTime, type ShownReading } from './reading-window';

const LIVE_MS = 2_000;
/** Older than this, the last speed says nothing of now. */
export const STALE_MS = 10_000;

/** How old a value is: `live` only while it is both new and connected; `late` where it came now but was taken before. */
export interface Freshness {
  kind: 'live' | 'recent' | 'late' | 'stale';
  words: string;
}

/**
 * The age of a reading in words. Never kinder than the truth: of the two times a reading has, the older one counts.
 * @param now milliseconds since 1970 by the server's clock
 * @param isLive whether newer readings would have reached us
 */
export function freshness(reading: ShownReading, now: number, isLive: boolean): Freshness {
  const takenAt = effectiveTime(reading);
  const age = Math.max(0, now - takenAt);
  if (age < LIVE_MS && isLive) return { kind: 'live', words: $localize`live` };
  if (age < STALE_MS) return { kind: 'recent', words: $localize`${Math.floor(age / 1_000)}:seconds: s ago` };
  if (isLive && now - reading.receivedAt < LIVE_MS) {
    return { kind: 'late', words: $localize`late, taken ${clockTime(takenAt, now)}:time:` };
  }
  return { kind: 'stale', words: $localize`stale since ${clockTime(takenAt, now)}:time:` };
}

import { LOCALE } from './locale';
import { clockTime } from './local-time';
import { formatNumber } from './number-format';

const AGO = new Intl.RelativeTimeFormat(LOCALE, { style: 'short' });
const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;
/** A device that reported within this time does so just now. */
const LIVE_MS = 15_000;

/**
 * When a device was last heard, in words: `live`, `3 min ago`, `offline since 20 Nov 2026, 14:03`.
 * @param at milliseconds since 1970
 * @param now milliseconds since 1970 by the server's clock
 */
export function heardWords(at: number, now: number): string {
  const age = Math.max(0, now - at);
  if (age < LIVE_MS) return $localize`live`;
  if (age < MINUTE_MS) return AGO.format(-Math.floor(age / 1_000), 'second');
  if (age < HOUR_MS) return AGO.format(-Math.floor(age / MINUTE_MS), 'minute');
  if (age < DAY_MS) return AGO.format(-Math.floor(age / HOUR_MS), 'hour');
  return $localize`offline since ${clockTime(at, now, 'minutes')}:time:`;
}

/** Whether a device counts as one that reports just now. */
export function isHeardNow(at: number | null, now: number): boolean {
  return at !== null && now - at < LIVE_MS;
}

/** A length of time, rounded to what matters of it: `0.3 s`, `42 s`, `5 min`, `2.5 h`, `3 d`. */
export function roughDuration(ms: number): string {
  const length = Math.abs(ms);
  if (length < MINUTE_MS) return `${formatNumber(length / 1_000, length < 10_000 ? 1 : 0)} s`;
  if (length < HOUR_MS) return `${formatNumber(length / MINUTE_MS, 0)} min`;
  if (length < DAY_MS) return `${formatNumber(length / HOUR_MS, 1)} h`;
  return `${formatNumber(length / DAY_MS, 1)} d`;
}

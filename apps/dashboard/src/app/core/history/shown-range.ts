import type { TimeSpan } from '@tachograph/contracts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** The ranges that end now, by their name in the page's address; lengths in milliseconds. */
export const RECENT_RANGES = {
  '5m': { length: 5 * MINUTE, short: '5 min', words: $localize`the last 5 minutes` },
  '15m': { length: 15 * MINUTE, short: '15 min', words: $localize`the last 15 minutes` },
  '1h': { length: HOUR, short: '1 h', words: $localize`the last hour` },
  '6h': { length: 6 * HOUR, short: '6 h', words: $localize`the last 6 hours` },
  '24h': { length: DAY, short: '24 h', words: $localize`the last 24 hours` },
  '7d': { length: 7 * DAY, short: '7 d', words: $localize`the last 7 days` },
  '30d': { length: 30 * DAY, short: '30 d', words: $localize`the last 30 days` },
  '1y': { length: 365 * DAY, short: $localize`year`, words: $localize`the last year` },
} as const;
/** The ranges that are offered everywhere, the shortest first. */
export const RECENT_NAMES = Object.keys(RECENT_RANGES) as (keyof typeof RECENT_RANGES)[];

const UNITS: Record<string, number> = { s: 1_000, m: MINUTE, h: HOUR, d: DAY, w: 7 * DAY, y: 365 * DAY };
const NAME = /^(\d{1,4})([smhdwy])$/;

/** The shortest and the longest range that is shown, milliseconds. */
export const RANGE_MIN_MS = 1_000;
export const RANGE_MAX_MS = 20 * 365 * DAY;

/**
 * What a view shows: the last readings, however old they are; a range that ends now and moves on with it; or one between
 * two instants, which stands still.
 */
export type ShownRange =
  | { readonly kind: 'latest' }
  | { readonly kind: 'recent'; readonly name: string }
  | ({ readonly kind: 'past' } & Readonly<TimeSpan>);
/** What has a length. */
export type TimedRange = Exclude<ShownRange, { kind: 'latest' }>;

export const LATEST: ShownRange = { kind: 'latest' };

/** How long a range is, milliseconds. */
export function lengthOf(range: TimedRange): number {
  return range.kind === 'recent' ? (recentLength(range.name) ?? HOUR) : range.to - range.from;
}

/** How long the range that ends now is, milliseconds, by its name: `90m`; undefined where it is the name of none. */
export function recentLength(name: string): number | undefined {
  const [, number, unit = ''] = NAME.exec(name) ?? [];
  const length = Number(number) * (UNITS[unit] ?? NaN);
  return length >= RANGE_MIN_MS && length <= RANGE_MAX_MS ? length : undefined;
}

/** The instants between which a range lies at a moment, milliseconds since 1970. */
export function spanOf(range: TimedRange, now: number): TimeSpan {
  return range.kind === 'recent' ? { from: now - lengthOf(range), to: now } : { from: range.from, to: range.to };
}

/** Whether two ranges show the same. */
export function isSameRange(a: ShownRange, b: ShownRange): boolean {
  if (a.kind === 'recent' && b.kind === 'recent') return a.name === b.name;
  if (a.kind === 'past' && b.kind === 'past') return a.from === b.from && a.to === b.to;
  return a.kind === b.kind;
}

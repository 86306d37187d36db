import { LATEST, RANGE_MAX_MS, RANGE_MIN_MS, RECENT_NAMES, recentLength, type ShownRange } from './shown-range';

/** What the page's address says of the range: `?range=1h` or `?from=…&to=…`; null where it says nothing. */
export interface RangeParams {
  readonly range: string | null;
  readonly from: string | null;
  readonly to: string | null;
}

const DATE_ALONE = /^\d{4}-\d{2}-\d{2}$/;
const MILLISECONDS = /^-?\d{11,15}$/;
const ACCEPTED = $localize`range takes one of ${RECENT_NAMES.join(', ')}:names:; from and to take two instants in order, such as 2026-03-01T10:00:00Z`;

/**
 * The range that an address means. Of one that means none, the last readings, and in `problem` why.
 */
export function parseRange({ range, from, to }: RangeParams): { shown: ShownRange; problem: string } {
  if (from !== null || to !== null) {
    const past = parsePast(from ?? '', to ?? '');
    return past.shown ? { shown: past.shown, problem: '' } : { shown: LATEST, problem: `${past.problem}: ${ACCEPTED}` };
  }
  if (range === null) return { shown: LATEST, problem: '' };
  if (recentLength(range) !== undefined) return { shown: { kind: 'recent', name: range }, problem: '' };
  return { shown: LATEST, problem: $localize`the address names an unknown range: ${ACCEPTED}:accepted:` };
}

/** The range between two instants as texts, or in words what is wrong with them. */
export function parsePast(fromText: string, toText: string): { shown?: ShownRange; problem: string } {
  const from = instant(fromText, 0);
  const to = instant(toText, 1);
  if (from === undefined) return { problem: $localize`the beginning is no date and time` };
  if (to === undefined) return { problem: $localize`the end is no date and time` };
  if (to - from < RANGE_MIN_MS) return { problem: $localize`the end must be a second after the beginning at least` };
  if (to - from > RANGE_MAX_MS) return { problem: $localize`a range is 20 years long at most` };
  return { shown: { kind: 'past', from, to }, problem: '' };
}

/** What the address says of a range; null takes a word out of it. */
export function rangeParams(shown: ShownRange): RangeParams {
  return {
    range: shown.kind === 'recent' ? shown.name : null,
    from: shown.kind === 'past' ? new Date(shown.from).toISOString() : null,
    to: shown.kind === 'past' ? new Date(shown.to).toISOString() : null,
  };
}

/** ISO 8601, without an offset in the reader's time zone, or milliseconds since 1970; of a date alone this many days later. */
function instant(text: string, days: number): number | undefined {
  if (MILLISECONDS.test(text)) return Number(text);
  const time = DATE_ALONE.test(text) ? startOfDay(text, days) : Date.parse(text);
  return Number.isFinite(time) ? time : undefined;
}

function startOfDay(text: string, days: number): number {
  const date = new Date(`${text}T00:00`);
  // By the calendar: a day may have 23 hours.
  date.setDate(date.getDate() + days);
  return date.getTime();
}

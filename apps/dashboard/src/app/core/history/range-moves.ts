import type { TimeSpan } from '@tachograph/contracts';
import {
  RANGE_MAX_MS,
  RANGE_MIN_MS,
  RECENT_NAMES,
  RECENT_RANGES,
  lengthOf,
  spanOf,
  type ShownRange,
  type TimedRange,
} from './shown-range';

/** The range of the same length before this one. */
export function back(range: TimedRange, now: number): ShownRange {
  const { from, to } = spanOf(range, now);
  return { kind: 'past', from: from - (to - from), to: from };
}

/** The range of the same length after this one, which reaches until now at most; null where this one does already. */
export function forth(range: TimedRange, now: number): ShownRange | null {
  if (range.kind === 'recent' || range.to >= now) return null;
  const length = lengthOf(range);
  return untilNow({ from: range.to, to: range.to + length }, now);
}

/** Half of the range, its middle; null where it is as short as can be. */
export function closer(range: TimedRange, now: number): ShownRange | null {
  const { from, to } = spanOf(range, now);
  const length = Math.max(RANGE_MIN_MS, (to - from) / 2);
  return to - from <= RANGE_MIN_MS ? null : around((from + to) / 2, length);
}

/** Twice the range, around its middle, until now at most; null where it is as long as can be. */
export function wider(range: TimedRange, now: number): ShownRange | null {
  const { from, to } = spanOf(range, now);
  const length = Math.min(RANGE_MAX_MS, (to - from) * 2);
  if (to - from >= RANGE_MAX_MS) return null;
  const middle = (from + to) / 2;
  return untilNow({ from: middle - length / 2, to: middle + length / 2 }, now);
}

/** The shortest of the ranges that end now which is as long as this one. */
export function toNow(range: TimedRange): ShownRange {
  const length = lengthOf(range);
  return { kind: 'recent', name: RECENT_NAMES.find((name) => RECENT_RANGES[name].length >= length) ?? '1y' };
}

/** A range of this length with an instant near its end; nothing of it lies ahead, unless the instant itself does. */
export function endingAt(time: number, length: number, now: number): ShownRange {
  const end = Math.max(time + 1, Math.min(time + length * 0.1, now));
  return around(end - length / 2, length);
}

/** Whole milliseconds, and never shorter than a range may be. */
export function between(a: number, b: number): ShownRange {
  const length = Math.max(RANGE_MIN_MS, Math.abs(a - b));
  return around((a + b) / 2, length);
}

function around(middle: number, length: number): ShownRange {
  const from = Math.round(middle - length / 2);
  return { kind: 'past', from, to: from + Math.round(length) };
}

/** What would reach beyond now ends now, and moves on with it where it is as long as one of those that do. */
function untilNow({ from, to }: TimeSpan, now: number): ShownRange {
  const length = to - from;
  if (to < now) return { kind: 'past', from: Math.round(from), to: Math.round(to) };
  const name = RECENT_NAMES.find((candidate) => RECENT_RANGES[candidate].length === length);
  return name ? { kind: 'recent', name } : { kind: 'past', from: Math.round(now - length), to: Math.round(now) };
}

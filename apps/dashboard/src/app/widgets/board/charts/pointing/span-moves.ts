import type { TimeSpan } from '@tachograph/contracts';
import { between } from '../../../../core/history/range-moves';
import { RANGE_MAX_MS, RANGE_MIN_MS, type TimedRange } from '../../../../core/history/shown-range';

/** How a hand has moved a drawing: pixels to the right, and how many times as large it has become around a pixel. */
export interface HandMove {
  readonly shift: number;
  readonly scale: number;
  readonly around: number;
}

/** The stretch that is seen after a drawing of so many pixels was moved; never shorter or longer than a range may be. */
export function movedSpan({ from, to }: TimeSpan, { shift, scale, around }: HandMove, width: number): TimeSpan {
  const before = to - from;
  const length = Math.min(RANGE_MAX_MS, Math.max(RANGE_MIN_MS, before / scale));
  const share = around / Math.max(1, width);
  const fixed = from + share * before;
  const start = fixed - share * length - (shift / Math.max(1, width)) * length;
  return { from: start, to: start + length };
}

/** A stretch as a range that can be shown: nothing of it lies ahead. */
export function pastRange({ from, to }: TimeSpan, now: number): TimedRange {
  const ahead = Math.max(0, to - now);
  const range = between(from - ahead, to - ahead);
  return range.kind === 'latest' ? { kind: 'past', from, to } : range;
}

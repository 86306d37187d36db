import type { Threshold, TimeSpan } from '@tachograph/contracts';
import type { Stack } from './stack';
import { instantOf, type Trace } from './trace';

/** Between which values something lies. */
export interface Bounds {
  readonly min: number;
  readonly max: number;
}

/** The lowest and the highest value of traces within a stretch, bands included; null where there is none. */
export function valueBounds(traces: readonly Trace[], { from, to }: TimeSpan): Bounds | null {
  let min = Infinity;
  let max = -Infinity;
  for (const trace of traces) {
    const low = trace.low ?? trace.value;
    const high = trace.high ?? trace.value;
    for (let place = 0; place < trace.time.length; place++) {
      const at = instantOf(trace, place);
      if (at + trace.width < from || at > to) continue;
      min = Math.min(min, low[place] ?? Infinity);
      max = Math.max(max, high[place] ?? -Infinity);
    }
  }
  return min > max ? null : { min, max };
}

/** Between which sums the tops of a stack lie within a stretch; null where it has none there. */
export function stackBounds({ time, width, tops }: Stack, { from, to }: TimeSpan): Bounds | null {
  const seen = tops.flatMap((column) => column.filter((_, place) => isWithin(time[place] ?? NaN, width, from, to)));
  return seen.length === 0 ? null : { min: least(seen), max: -least(seen.map((value) => -value)) };
}

function isWithin(at: number, width: number, from: number, to: number): boolean {
  return at + width >= from && at <= to;
}

function least(values: readonly number[]): number {
  return values.reduce((a, b) => Math.min(a, b));
}

/** As far as thresholds that are near: one that the values could come to soon is seen, one far off does not flatten them. */
export function withThresholds(bounds: Bounds, thresholds: readonly Threshold[]): Bounds {
  const height = bounds.max - bounds.min || Math.abs(bounds.max) || 1;
  const near = thresholds
    .map(({ value }) => value)
    .filter((value) => value >= bounds.min - height && value <= bounds.max + height);
  return { min: Math.min(bounds.min, ...near), max: Math.max(bounds.max, ...near) };
}

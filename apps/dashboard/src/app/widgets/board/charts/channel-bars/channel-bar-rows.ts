import type { Aggregation } from '@tachograph/contracts';
import { barTrace } from '../traces/time-bars';
import type { Trace } from '../traces/trace';
import type { ValueFormat } from '../traces/value-format';

/** A channel with one figure of the whole range. */
export interface ChannelBarRow {
  readonly key: string;
  readonly name: string;
  readonly place: number;
  readonly words: string;
  /** From where to where its bar goes, percent of the room. */
  readonly from: number;
  readonly length: number;
}

/** Longer than any range: all points lie in one bucket. */
const EVER = Number.MAX_SAFE_INTEGER;

/** One bar for each trace, from the zero line; those of each unit by a scale of their own, or by the ends that are set. */
export function channelBarRows(
  traces: readonly Trace[],
  aggregation: Aggregation,
  ends: { readonly min: number | null; readonly max: number | null },
  format: ValueFormat,
): readonly ChannelBarRow[] {
  const figures = traces.map((trace) => ({ trace, value: barTrace(trace, EVER, 0, aggregation).value[0] ?? NaN }));
  return figures.map(({ trace, value }) => {
    const own = figures.filter((other) => other.trace.unit === trace.unit).map((other) => other.value);
    const min = ends.min ?? Math.min(0, ...own);
    const max = Math.max(ends.max ?? Math.max(0, ...own), min + Number.EPSILON);
    const share = (at: number) => (Math.min(max, Math.max(min, at)) - min) / (max - min);
    const [low, high] = [Math.min(share(0), share(value)), Math.max(share(0), share(value))];
    const { key, name, place, unit } = trace;
    return { key, name, place, words: format.value(value, unit), from: low * 100, length: (high - low) * 100 };
  });
}

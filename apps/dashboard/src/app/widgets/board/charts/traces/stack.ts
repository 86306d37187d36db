import type { TimeSpan } from '@tachograph/contracts';
import { placeFrom } from './nearest';
import { barStep, barTrace } from './time-bars';
import type { Trace } from './trace';

/** Traces above one another. */
export interface Stack {
  /** Where the common buckets begin, in order, milliseconds since 1970. */
  readonly time: readonly number[];
  /** Of a bucket, milliseconds. */
  readonly width: number;
  /** Of each trace, in their order: the sum of its values and those of the traces before it; what has none adds nothing. */
  readonly tops: readonly (readonly number[])[];
}

/** Buckets that a stretch has where traces have none in common. */
const BUCKETS = 300;

/** Adds up traces bucket by bucket; those that have no buckets in common are summed up in such first, by their means. */
export function stackOf(traces: readonly Trace[], span: TimeSpan): Stack {
  const aligned = alignedTraces(traces, span);
  const time = [...new Set(aligned.flatMap((trace) => trace.time))].sort((a, b) => a - b);
  const places = new Map(time.map((at, place) => [at, place]));
  const sums = time.map(() => 0);
  const tops = aligned.map((trace) => {
    for (const [place, at] of trace.time.entries()) {
      const own = places.get(at) ?? 0;
      sums[own] = (sums[own] ?? 0) + (trace.value[place] ?? 0);
    }
    return [...sums];
  });
  return { time, width: aligned[0]?.width ?? 0, tops };
}

/** Whether one of the traces is silent where another is not: it then adds nothing. */
export function hasHoles(traces: readonly Trace[]): boolean {
  return traces.some((trace) =>
    trace.gaps.some((gap) => traces.some((other) => other !== trace && speaks(other, gap))),
  );
}

function speaks({ time }: Trace, { from, to }: TimeSpan): boolean {
  return (time[placeFrom(time, from + 1)] ?? Infinity) < to;
}

function alignedTraces(traces: readonly Trace[], span: TimeSpan): readonly Trace[] {
  const widths = new Set(traces.map(({ width }) => width));
  if (widths.size === 1 && !widths.has(0)) return traces;
  const spacing = Math.max(...traces.map(({ time, width }) => Math.max(width, usualSpacing(time))));
  const step = Math.max(barStep(span, BUCKETS), barStep({ from: 0, to: spacing }, 1));
  return traces.map((trace) => barTrace(trace, step, 0, 'mean'));
}

function usualSpacing(time: readonly number[]): number {
  return ((time.at(-1) ?? 0) - (time[0] ?? 0)) / Math.max(1, time.length - 1);
}

import type { TimeSpan } from '@tachograph/contracts';
import { instantOf, type Trace } from './trace';

/** What a trace comes to within a stretch; null where it has nothing there. */
export interface TraceFigures {
  readonly last: number | null;
  readonly min: number | null;
  readonly mean: number | null;
  readonly max: number | null;
}

const NOTHING: TraceFigures = { last: null, min: null, mean: null, max: null };

/** Figures of what is shown: of readings, or of all readings that the buckets stand for where their extremes are known. */
export function traceFigures(trace: Trace, { from, to }: TimeSpan): TraceFigures {
  const low = trace.low ?? trace.value;
  const high = trace.high ?? trace.value;
  let [min, max, sum, weight] = [Infinity, -Infinity, 0, 0];
  let last: number | null = null;
  for (let place = 0; place < trace.time.length; place++) {
    const at = instantOf(trace, place);
    if (at + trace.width / 2 < from || at - trace.width / 2 > to) continue;
    const value = trace.value[place] ?? NaN;
    const count = trace.count?.[place] ?? 1;
    min = Math.min(min, low[place] ?? value);
    max = Math.max(max, high[place] ?? value);
    sum += value * count;
    weight += count;
    last = value;
  }
  return weight === 0 ? NOTHING : { last, min, mean: sum / weight, max };
}

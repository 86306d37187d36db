import { placeFrom } from '../traces/nearest';
import { instantOf, type Trace } from '../traces/trace';

/** Where a step leads. */
export type Step = 'before' | 'after' | 'first' | 'last';

/**
 * The instant of the next point of any trace.
 * @param at where the step begins; null: nowhere yet, so that any step leads to the last point
 * @returns null where there is none
 */
export function nextInstant(traces: readonly Trace[], at: number | null, step: Step): number | null {
  const found = traces.flatMap((trace) => {
    const place = at === null ? trace.time.length - 1 : stepPlace(trace, at, step);
    const instant = instantOf(trace, place);
    return place < 0 || Number.isNaN(instant) ? [] : [instant];
  });
  if (found.length === 0) return null;
  const isLeast = at !== null && (step === 'after' || step === 'first');
  return isLeast ? Math.min(...found) : Math.max(...found);
}

function stepPlace(trace: Trace, at: number, step: Step): number {
  const begin = at - trace.width / 2;
  switch (step) {
    case 'first':
      return 0;
    case 'last':
      return trace.time.length - 1;
    case 'before':
      return placeFrom(trace.time, begin) - 1;
    case 'after': {
      const place = placeFrom(trace.time, begin);
      return trace.time[place] === begin ? place + 1 : place;
    }
  }
}

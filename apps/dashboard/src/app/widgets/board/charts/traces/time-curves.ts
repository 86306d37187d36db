import type { Curve } from '../canvas/picture';
import { instantOf, stretchesOf, type Trace } from './trace';

/** Columns with a break before each stretch but the first. */
interface Columns {
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly low: readonly number[] | null;
  readonly high: readonly number[] | null;
}

/** A line through the points of a trace, with gaps where nothing was measured, and its band. */
export function timeCurve(trace: Trace, axis: Curve['axis'], isFilled: boolean): Curve {
  const { x, y, low, high } = columnsOf(trace);
  const { key, name, place, width } = trace;
  const band = low && high ? { x, low, high, reach: width / 2, isWhisker: false } : null;
  return { id: key, label: name, place, axis, look: 'line', x, y, fill: isFilled ? 'below' : 'none', band };
}

function columnsOf(trace: Trace): Columns {
  const stretches = stretchesOf(trace);
  const { time, value, low, high, width } = trace;
  if (stretches.length < 2 && width === 0) return { x: time, y: value, low, high };
  const starts = new Set(stretches.slice(1).map(({ first }) => first));
  const x: number[] = [];
  const broken = (column: readonly number[]) => {
    const all: number[] = [];
    for (let place = 0; place < time.length; place++) {
      if (starts.has(place)) all.push(NaN);
      all.push(column[place] ?? NaN);
    }
    return all;
  };
  for (let place = 0; place < time.length; place++) {
    const at = instantOf(trace, place);
    if (starts.has(place)) x.push(at);
    x.push(at);
  }
  return { x, y: broken(value), low: low && broken(low), high: high && broken(high) };
}

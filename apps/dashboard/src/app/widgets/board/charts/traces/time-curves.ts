import type { Curve } from '../canvas/picture';
import type { Stack } from './stack';
import { instantOf, stretchesOf, type Trace } from './trace';

/** More than so many buckets without a reading are a gap of a stack. */
const STACK_GAP = 3;

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

/** Areas of which each stands on the one before it; where none was measured for longer than a bucket, all are broken. */
export function stackedCurves(traces: readonly Trace[], { time, width, tops }: Stack): readonly Curve[] {
  const limit = width * STACK_GAP;
  const isBreak = time.map((at, place) => place > 0 && at - (time[place - 1] ?? at) > limit);
  const x = time.flatMap((at, place) => (isBreak[place] ? [at, at + width / 2] : [at + width / 2]));
  return traces.map(({ key, name, place }, index) => {
    const y = (tops[index] ?? []).flatMap((top, at) => (isBreak[at] ? [NaN, top] : [top]));
    const fill = index === 0 ? 'below' : 'previous';
    return { id: key, label: name, place, axis: 'y', look: 'line', x, y, fill, band: null };
  });
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

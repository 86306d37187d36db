import type { Curve, Picture } from '../canvas/picture';
import { thresholdMarks, valueAxis } from '../canvas/value-axis';
import { stackOf, type Stack } from './stack';
import { axisOf, timeAxis, type TimeDrawing } from './time-picture';
import { instantOf, type Trace } from './trace';
import type { UnitsDrawn } from './units-drawn';
import { stackBounds, valueBounds } from './value-bounds';

/** How much of its bucket a group of bars takes. */
const GROUP_SHARE = 0.8;
/** How much of its part a bar takes. */
const BAR_SHARE = 0.92;

/** Bars of buckets of time, beside one another by two axes, or above one another. */
export function barPicture({ units, drawn }: UnitsDrawn, drawing: Omit<TimeDrawing, 'kind'>): Picture {
  const { span, settings, format, clock } = drawing;
  const stack = settings.stacked ? stackOf(drawn, span) : null;
  const axis = (unit: string) => {
    const own = drawn.filter((trace) => trace.unit === unit);
    const bounds = stack ? stackBounds(stack, span) : valueBounds(own, span);
    return valueAxis(bounds, unit, settings, format, true);
  };
  const beside = (trace: Trace, place: number) => barCurve(trace, { place, of: drawn.length }, axisOf(trace, units));
  return {
    curves: stack ? drawn.map((trace, place) => stackedBars(trace, stack, place)) : drawn.map(beside),
    x: timeAxis(span, clock),
    y: axis(units[0] ?? ''),
    y2: units[1] === undefined ? null : axis(units[1]),
    marks: thresholdMarks(settings.thresholds, 'y'),
    missing: drawn.flatMap(({ missing }) => missing),
  };
}

/** Each bar stands in its own part of the bucket. */
function barCurve(trace: Trace, { place, of }: { place: number; of: number }, axis: Curve['axis']): Curve {
  const { value, low, high, width } = trace;
  const own = (width * GROUP_SHARE) / of;
  const shift = (place - (of - 1) / 2) * own;
  const x = value.map((_, index) => instantOf(trace, index) + shift);
  const band = low && high ? { x, low, high, reach: 0, isWhisker: true } : null;
  return { ...barLooks(trace), axis, x, y: value, band, barWidth: own * BAR_SHARE };
}

/** From the zero line up to the sum: bars of traces before it, which are shorter, lie over it. */
function stackedBars(trace: Trace, { time, width, tops }: Stack, place: number): Curve {
  const x = time.map((at) => at + width / 2);
  return { ...barLooks(trace), axis: 'y', x, y: tops[place] ?? [], band: null, barWidth: width * GROUP_SHARE };
}

function barLooks({ key, name, place }: Trace): Pick<Curve, 'id' | 'label' | 'place' | 'look' | 'fill'> {
  return { id: key, label: name, place, look: 'bars', fill: 'none' };
}

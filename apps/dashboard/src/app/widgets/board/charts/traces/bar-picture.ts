import type { Curve, Picture } from '../canvas/picture';
import { thresholdMarks, valueAxis } from '../canvas/value-axis';
import { levelWord } from './level-words';
import { axisOf, timeAxis, type TimeDrawing } from './time-picture';
import { instantOf, type Trace } from './trace';
import type { UnitsDrawn } from './units-drawn';
import { valueBounds } from './value-bounds';

/** How much of its bucket a group of bars takes. */
const GROUP_SHARE = 0.8;

/** Bars of buckets of time, which stand beside one another; of several units by two axes. */
export function barPicture({ units, drawn }: UnitsDrawn, drawing: Omit<TimeDrawing, 'kind'>): Picture {
  const { span, settings, format, clock } = drawing;
  const curves = drawn.map((trace, place) => barCurve(trace, { place, of: drawn.length }, axisOf(trace, units)));
  const axis = (unit: string) => {
    const own = drawn.filter((trace) => trace.unit === unit);
    return valueAxis(valueBounds(own, span), unit, settings, format, true);
  };
  return {
    curves,
    x: timeAxis(span, clock),
    y: axis(units[0] ?? ''),
    y2: units[1] === undefined ? null : axis(units[1]),
    marks: thresholdMarks(settings.thresholds, 'y', levelWord),
    missing: drawn.flatMap(({ missing }) => missing),
  };
}

/** Each bar stands in its own part of the bucket. */
function barCurve(trace: Trace, { place, of }: { place: number; of: number }, axis: Curve['axis']): Curve {
  const { key, name, value, low, high, width } = trace;
  const own = (width * GROUP_SHARE) / of;
  const shift = (place - (of - 1) / 2) * own;
  const x = value.map((_, index) => instantOf(trace, index) + shift);
  const band = low && high ? { x, low, high, reach: 0, isWhisker: true } : null;
  return {
    ...{ id: key, label: name, place: trace.place, axis, look: 'bars', fill: 'none' },
    ...{ x, y: value, band, barWidth: own * 0.92 },
  };
}

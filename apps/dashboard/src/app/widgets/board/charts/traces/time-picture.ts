import type { TimeSpan, WidgetSettings } from '@tachograph/contracts';
import type { WallClock } from '../../../../core/session/wall-clock';
import type { Curve, Picture } from '../canvas/picture';
import { thresholdMarks, valueAxis } from '../canvas/value-axis';
import { stackOf } from './stack';
import { stackedCurves, timeCurve } from './time-curves';
import type { Trace } from './trace';
import type { UnitsDrawn } from './units-drawn';
import { stackBounds, valueBounds } from './value-bounds';
import type { ValueFormat } from './value-format';

/** What curves over time are drawn by. */
export interface TimeDrawing {
  readonly kind: 'line' | 'area';
  readonly span: TimeSpan;
  readonly settings: WidgetSettings;
  readonly format: ValueFormat;
  readonly clock: WallClock;
}

/** Lines or areas over time, with an axis for each unit. */
export function timePicture({ units, drawn }: UnitsDrawn, drawing: TimeDrawing): Picture {
  const { kind, span, settings, format, clock } = drawing;
  const isFilled = kind === 'area';
  const axis = (unit: string) => {
    const own = drawn.filter((trace) => trace.unit === unit);
    return valueAxis(valueBounds(own, span), unit, settings, format, isFilled);
  };
  return {
    curves: drawn.map((trace) => timeCurve(trace, axisOf(trace, units), isFilled)),
    x: timeAxis(span, clock),
    y: axis(units[0] ?? ''),
    y2: units[1] === undefined ? null : axis(units[1]),
    marks: thresholdMarks(settings.thresholds, 'y'),
    missing: drawn.flatMap(({ missing }) => missing),
  };
}

/** Areas above one another, of one unit. */
export function stackedPicture({ units, drawn }: UnitsDrawn, drawing: Omit<TimeDrawing, 'kind'>): Picture {
  const { span, settings, format, clock } = drawing;
  const stack = stackOf(drawn, span);
  return {
    curves: stackedCurves(drawn, stack),
    x: timeAxis(span, clock),
    y: valueAxis(stackBounds(stack, span), units[0] ?? '', settings, format, true),
    y2: null,
    marks: thresholdMarks(settings.thresholds, 'y'),
    missing: drawn.flatMap(({ missing }) => missing),
  };
}

/** The axis that a trace is drawn by. */
export function axisOf({ unit }: Pick<Trace, 'unit'>, units: readonly string[]): Curve['axis'] {
  return units.indexOf(unit) === 1 ? 'y2' : 'y';
}

/** A scale of time, whose marks are made by the drawing. */
export function timeAxis({ from, to }: TimeSpan, clock: WallClock): Picture['x'] {
  return { min: from, max: to, isLoose: false, clock, title: '', format: String };
}

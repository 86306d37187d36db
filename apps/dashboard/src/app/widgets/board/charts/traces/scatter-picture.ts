import type { WidgetSettings } from '@tachograph/contracts';
import type { Picture } from '../canvas/picture';
import { thresholdMarks, valueAxis } from '../canvas/value-axis';
import type { Pairs } from './pairs';
import type { Trace } from './trace';
import type { Bounds } from './value-bounds';
import type { ValueFormat } from './value-format';

/** Points: the values of the first channel across, those of the others up. */
export function scatterPicture(
  across: Trace | null,
  pairs: readonly Pairs[],
  settings: WidgetSettings,
  format: ValueFormat,
): Picture {
  const unit = pairs[0]?.trace.unit ?? '';
  const free = { min: null, max: null, thresholds: [] };
  const x = valueAxis(boundsOf(pairs.map((each) => each.x)), axisTitle(across), free, format);
  return {
    curves: pairs.map(({ trace, x, y }) => ({
      ...{ id: trace.key, label: trace.name, place: trace.place, axis: 'y', look: 'points', fill: 'none', band: null },
      ...{ x, y },
    })),
    x: { ...x, clock: null },
    y: valueAxis(boundsOf(pairs.map((each) => each.y)), unit, settings, format),
    y2: null,
    marks: thresholdMarks(settings.thresholds, 'y'),
    missing: [],
  };
}

function axisTitle(trace: Trace | null): string {
  if (!trace) return '';
  return trace.unit === '' ? trace.name : `${trace.name} (${trace.unit})`;
}

function boundsOf(columns: readonly (readonly number[])[]): Bounds | null {
  let [min, max] = [Infinity, -Infinity];
  for (const column of columns) {
    for (const value of column) {
      min = Math.min(min, value);
      max = Math.max(max, value);
    }
  }
  return min > max ? null : { min, max };
}

import type { Threshold, WidgetSettings } from '@tachograph/contracts';
import { thresholdWords } from '../../../../core/board/threshold-level';
import { withThresholds, type Bounds } from '../traces/value-bounds';
import type { ValueFormat } from '../traces/value-format';
import type { Axis, Mark } from './picture';

const EMPTY: Bounds = { min: 0, max: 1 };

/**
 * A scale for values: by its own ends where they are set, else by the values.
 * @param hasZero whether it begins at zero, as what is filled or stands on the line must
 */
export function valueAxis(
  bounds: Bounds | null,
  unit: string,
  settings: Pick<WidgetSettings, 'min' | 'max' | 'thresholds'>,
  format: ValueFormat,
  hasZero = false,
): Axis {
  const known = withThresholds(bounds ?? EMPTY, settings.thresholds);
  const loose = hasZero ? { min: Math.min(0, known.min), max: Math.max(0, known.max) } : spread(known);
  const min = settings.min ?? loose.min;
  const max = Math.max(settings.max ?? loose.max, settings.min === null ? -Infinity : min + Number.EPSILON);
  const isLoose = settings.min === null && settings.max === null;
  return { min, max, isLoose, title: unit, format: (value, step) => format.tick(value, step) };
}

/** Thresholds as lines across or down. */
export function thresholdMarks(thresholds: readonly Threshold[], axis: Mark['axis']): readonly Mark[] {
  return thresholds.map((each) => ({ value: each.value, level: each.level, label: thresholdWords(each), axis }));
}

/** Where all values are the same, a line in the middle. */
function spread({ min, max }: Bounds): Bounds {
  const room = Math.abs(max) * 0.05 || 1;
  return min === max ? { min: min - room, max: max + room } : { min, max };
}

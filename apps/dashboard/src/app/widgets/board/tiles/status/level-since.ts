import type { Series, Threshold } from '@tachograph/contracts';
import { levelOf } from '../../../../core/board/threshold-level';
import { inUnit } from '../../../../core/session/units';

/** Since when a channel has been of its level, milliseconds since 1970; `isWhole`: throughout the range, so it may be for longer. */
export interface LevelSince {
  readonly at: number;
  readonly isWhole: boolean;
}

/**
 * Since when the values of a series have been of one level, up to its end. Where readings are summed up, a bucket is of a level
 * if its lowest and its highest value are.
 * @param unit that in which the thresholds are
 * @param level null for that below the first threshold
 * @returns null where its end is not of that level, or it has no values
 */
export function levelSince(
  series: Series,
  unit: string,
  thresholds: readonly Threshold[],
  level: Threshold | null,
): LevelSince | null {
  const { points } = series;
  const lows = points.kind === 'raw' ? points.value : points.min;
  const highs = points.kind === 'raw' ? points.value : points.max;
  const isOf = (value: number | undefined) =>
    value !== undefined && levelOf(inUnit(value, series.unit, unit), thresholds) === level;
  const other = points.time.findLastIndex((_, place) => !isOf(lows[place]) || !isOf(highs[place]));
  const at = points.time[other + 1];
  return at === undefined ? null : { at, isWhole: other < 0 };
}

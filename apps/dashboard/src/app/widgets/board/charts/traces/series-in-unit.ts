import type { Series } from '@tachograph/contracts';
import { inUnit, unitsLike } from '../../../../core/session/units';

/** `shown = value × factor + shift`. */
interface Conversion {
  readonly factor: number;
  readonly shift: number;
}

/**
 * A series with its values in another unit; where that is none of its quantity, it is only written.
 * @param unit null for its own
 */
export function seriesInUnit(series: Series, unit: string | null): Series {
  if (unit === null || unit === series.unit) return series;
  const conversion = conversionOf(series.unit, unit);
  if (!conversion) return { ...series, unit };
  const { factor, shift } = conversion;
  const convert = (column: readonly number[]) => column.map((value) => value * factor + shift);
  const { points } = series;
  if (points.kind === 'raw') return { ...series, unit, points: { ...points, value: convert(points.value) } };
  const { min, max, mean, first, last, percentile } = points;
  const columns = {
    min: convert(min),
    max: convert(max),
    mean: convert(mean),
    first: convert(first),
    last: convert(last),
    ...(percentile && { percentile: percentile.map((value) => (value === null ? null : value * factor + shift)) }),
  };
  return { ...series, unit, points: { ...points, ...columns } };
}

/** All units of a quantity go along a line: two of its points tell all, and a column costs no search for its units. */
function conversionOf(from: string, to: string): Conversion | null {
  if (!unitsLike(from).some((unit) => unit === to || unitsLike(to).includes(unit))) return null;
  const shift = inUnit(0, from, to);
  return { factor: inUnit(1, from, to) - shift, shift };
}

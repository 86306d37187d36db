import type { BucketPoints, RawPoints } from '@tachograph/contracts';
import type { ShownReading } from '../../live/reading-window';
import type { SeriesData } from '../board-data';
import type { ValueFilter } from '../board-variables';

/** Whether every value is shown. */
export function isOpen({ least, most }: ValueFilter): boolean {
  return least === null && most === null;
}

/** The readings whose values are shown. */
export function filterReadings(readings: readonly ShownReading[], filter: ValueFilter): readonly ShownReading[] {
  return isOpen(filter) ? readings : readings.filter(({ value }) => isWithin(filter, value, value));
}

/** The points that have a value which is shown. */
export function filterSeries(data: SeriesData, filter: ValueFilter): SeriesData {
  if (isOpen(filter)) return data;
  return { ...data, series: data.series.map((series) => ({ ...series, points: filterPoints(series.points, filter) })) };
}

function filterPoints(points: RawPoints | BucketPoints, filter: ValueFilter): RawPoints | BucketPoints {
  const isShown = points.time.map((_, place) =>
    points.kind === 'raw'
      ? isWithin(filter, points.value[place] ?? NaN, points.value[place] ?? NaN)
      : isWithin(filter, points.min[place] ?? NaN, points.max[place] ?? NaN),
  );
  const keep = (column: readonly number[]) => column.filter((_, place) => isShown[place]);
  if (points.kind === 'raw') return { kind: 'raw', time: keep(points.time), value: keep(points.value) };
  const { kind, resolution, time, count, min, max, mean, first, last, percentile } = points;
  return {
    ...{ kind, resolution, time: keep(time), count: keep(count), min: keep(min), max: keep(max) },
    ...{ mean: keep(mean), first: keep(first), last: keep(last) },
    ...(percentile && { percentile: percentile.filter((_, place) => isShown[place]) }),
  };
}

/** Whether some of the values from `min` to `max` may be shown. */
function isWithin({ least, most }: ValueFilter, min: number, max: number): boolean {
  return (least === null || max >= least) && (most === null || min <= most);
}

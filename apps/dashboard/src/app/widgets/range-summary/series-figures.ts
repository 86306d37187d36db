import type { Series } from '@tachograph/contracts';

/** What a series comes to. */
export interface SeriesFigures {
  readonly count: number;
  /** Null where there is no reading. */
  readonly min: number | null;
  readonly mean: number | null;
  readonly max: number | null;
}

/** The lowest, the mean and the highest of all readings that the points stand for. */
export function seriesFigures({ count, points }: Series): SeriesFigures {
  if (points.time.length === 0) return { count, min: null, mean: null, max: null };
  if (points.kind === 'raw') {
    const sum = points.value.reduce((all, value) => all + value, 0);
    return { count, min: least(points.value), mean: sum / points.value.length, max: most(points.value) };
  }
  const counted = points.count.reduce((all, number) => all + number, 0);
  const sum = points.mean.reduce((all, mean, place) => all + mean * (points.count[place] ?? 0), 0);
  return { count, min: least(points.min), mean: sum / counted, max: most(points.max) };
}

function least(values: readonly number[]): number {
  return values.reduce((a, b) => Math.min(a, b));
}

function most(values: readonly number[]): number {
  return values.reduce((a, b) => Math.max(a, b));
}

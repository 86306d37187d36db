import type { BucketPoints, RawPoints } from '@tachograph/contracts';

/** Points by column, in the order of time. */
export type Columns = RawPoints | BucketPoints;

/** What some readings sum up to. */
export interface Bucket {
  /** When it begins, or when its one reading was taken, milliseconds since 1970. */
  readonly at: number;
  readonly count: number;
  readonly min: number;
  readonly max: number;
  readonly mean: number;
  readonly first: number;
  readonly last: number;
}

/** A copy, from a place on. */
export function copyOf(points: Columns, first = 0): Columns {
  if (points.kind === 'raw') return { kind: 'raw', time: points.time.slice(first), value: points.value.slice(first) };
  const { kind, resolution } = points;
  const cut = (column: readonly number[]) => column.slice(first);
  return {
    ...{ kind, resolution, time: cut(points.time), count: cut(points.count), min: cut(points.min) },
    ...{ max: cut(points.max), mean: cut(points.mean), first: cut(points.first), last: cut(points.last) },
    ...(points.percentile && { percentile: points.percentile.slice(first) }),
  };
}

/** The place of the first time, of those in order, that is not before `from`. */
export function firstFrom(times: readonly number[], from: number): number {
  let [low, high] = [0, times.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((times[middle] ?? Infinity) < from) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Puts a reading behind those that were taken no later. */
export function insertRaw({ time, value }: RawPoints, takenAt: number, own: number): void {
  if (takenAt >= (time.at(-1) ?? -Infinity)) {
    time.push(takenAt);
    value.push(own);
    return;
  }
  const place = firstFrom(time, takenAt + 1);
  time.splice(place, 0, takenAt);
  value.splice(place, 0, own);
}

/** Adds to the bucket in which it lies, or puts a new one where it belongs. */
export function addToBuckets(columns: BucketPoints, bucket: Bucket): void {
  const start = Math.floor(bucket.at / columns.resolution) * columns.resolution;
  const { time } = columns;
  const isNewest = start > (time.at(-1) ?? -Infinity);
  const place = isNewest ? time.length : firstFrom(time, start);
  if (time[place] === start) addTo(columns, place, bucket);
  else insertAt(columns, place, start, bucket);
}

/** The same readings in buckets. */
export function bucketsFrom({ time, value }: RawPoints, resolution: number): BucketPoints {
  const columns: BucketPoints = {
    ...{ kind: 'buckets', resolution, time: [], count: [], min: [] },
    ...{ max: [], mean: [], first: [], last: [] },
  };
  for (const [place, at] of time.entries()) {
    const own = value[place] ?? 0;
    addToBuckets(columns, { at, count: 1, min: own, max: own, mean: own, first: own, last: own });
  }
  return columns;
}

function addTo(columns: BucketPoints, place: number, bucket: Bucket): void {
  const { count, min, max, mean, last } = columns;
  const number = (count[place] ?? 0) + bucket.count;
  const before = mean[place] ?? bucket.mean;
  count[place] = number;
  mean[place] = before + ((bucket.mean - before) * bucket.count) / number;
  min[place] = Math.min(min[place] ?? bucket.min, bucket.min);
  max[place] = Math.max(max[place] ?? bucket.max, bucket.max);
  last[place] = bucket.last;
}

/** Of a bucket that is begun here, no percentile is known. */
function insertAt(columns: BucketPoints, place: number, start: number, bucket: Bucket): void {
  columns.time.splice(place, 0, start);
  for (const name of ['count', 'min', 'max', 'mean', 'first', 'last'] as const) {
    columns[name].splice(place, 0, bucket[name]);
  }
  columns.percentile?.splice(place, 0, null);
}

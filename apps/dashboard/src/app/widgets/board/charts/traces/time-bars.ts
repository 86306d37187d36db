import type { Aggregation, TimeSpan } from '@tachograph/contracts';
import type { Trace } from './trace';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Widths that people count in. */
const STEPS = [
  ...[1, 2, 5, 10, 15, 30].map((seconds) => seconds * SECOND),
  ...[1, 2, 5, 10, 15, 30].map((minutes) => minutes * MINUTE),
  ...[1, 2, 3, 6, 12].map((hours) => hours * HOUR),
  ...[1, 7, 30, 365].map((days) => days * DAY),
];

/** The width of bars of which there are so many at most, milliseconds. */
export function barStep({ from, to }: TimeSpan, most: number): number {
  const least = (to - from) / Math.max(1, most);
  return STEPS.find((step) => step >= least) ?? 365 * DAY;
}

/** Sums up the points of a trace in buckets of a width. What they come from keeps its extremes: nothing is lost but detail. */
export function barTrace(trace: Trace, step: number, offset: number, aggregation: Aggregation): Trace {
  const buckets = new Map<number, Bucket>();
  for (let place = 0; place < trace.time.length; place++) {
    const at = Math.floor(((trace.time[place] ?? 0) + offset) / step) * step - offset;
    const bucket = buckets.get(at) ?? emptyBucket();
    buckets.set(at, bucket);
    add(bucket, trace, place);
  }
  const all = [...buckets.values()];
  const time = [...buckets.keys()];
  return {
    ...trace,
    time,
    value: all.map((bucket) => bucketValue(bucket, aggregation)),
    low: trace.low && all.map(({ min }) => min),
    high: trace.high && all.map(({ max }) => max),
    count: all.map(({ count }) => count),
    width: step,
    gaps: [],
  };
}

interface Bucket {
  count: number;
  sum: number;
  min: number;
  max: number;
  last: number;
}

function emptyBucket(): Bucket {
  return { count: 0, sum: 0, min: Infinity, max: -Infinity, last: NaN };
}

function add(bucket: Bucket, { series: { points } }: Trace, place: number): void {
  const isRaw = points.kind === 'raw';
  const count = isRaw ? 1 : (points.count[place] ?? 0);
  const mean = (isRaw ? points.value[place] : points.mean[place]) ?? NaN;
  bucket.count += count;
  bucket.sum += mean * count;
  bucket.min = Math.min(bucket.min, (isRaw ? mean : points.min[place]) ?? mean);
  bucket.max = Math.max(bucket.max, (isRaw ? mean : points.max[place]) ?? mean);
  bucket.last = (isRaw ? mean : points.last[place]) ?? mean;
}

function bucketValue({ count, sum, min, max, last }: Bucket, aggregation: Aggregation): number {
  switch (aggregation) {
    case 'count':
      return count;
    case 'sum':
      return sum;
    case 'min':
      return min;
    case 'max':
      return max;
    case 'last':
      return last;
    default:
      return sum / count;
  }
}

import type { Aggregation, BucketPoints } from '@tachograph/contracts';

/** Which percentile values of this aggregation are, 1 to 99; undefined where they are none. */
export function percentileOf(aggregation: Aggregation): number | undefined {
  return aggregation.startsWith('p') ? Number(aggregation.slice(1)) : undefined;
}

/**
 * What is shown of each bucket: the mean where it is a percentile that is not known.
 * @returns a column of the points where there is one, so that nothing is copied
 */
export function bucketValues(points: BucketPoints, aggregation: Aggregation): readonly number[] {
  switch (aggregation) {
    case 'last':
    case 'min':
    case 'max':
    case 'count':
      return points[aggregation];
    case 'sum':
      return points.mean.map((mean, place) => mean * (points.count[place] ?? 0));
    case 'p50':
    case 'p95':
    case 'p99':
      return points.percentile?.map((value, place) => value ?? points.mean[place] ?? NaN) ?? points.mean;
    default:
      return points.mean;
  }
}

/** Whether values of this aggregation are of the channel's own unit and lie between its lowest and highest. */
export function isOfUnit(aggregation: Aggregation): boolean {
  return aggregation !== 'count' && aggregation !== 'sum';
}

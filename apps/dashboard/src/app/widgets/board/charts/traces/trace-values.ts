import type { Aggregation, BucketPoints } from '@tachograph/contracts';

/**
 * What is shown of each bucket. Of buckets no percentile is known: it is the mean that is shown then.
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
    default:
      return points.mean;
  }
}

/** Whether values of this aggregation are of the channel's own unit and lie between its lowest and highest. */
export function isOfUnit(aggregation: Aggregation): boolean {
  return aggregation !== 'count' && aggregation !== 'sum';
}

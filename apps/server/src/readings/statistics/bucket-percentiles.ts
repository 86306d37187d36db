import type { BucketPoints, TimeSpan } from '@tachograph/contracts';
import type { RawReader } from '../history/raw-reader.js';
import { type ChannelFacts, RAW_LEVEL } from '../history/series-planner.js';
import { floorTo, HOURLY, stepFor } from '../rollups/ladder.js';
import { StatisticsCover, type SummedUp } from './statistics-cover.js';
import { TallyWalk } from './tally-walk.js';

/**
 * Readings of all channels that are read for percentiles of buckets narrower than an hour; above that, buckets are made an hour wide. A tenth of a
 * second's work, since a dashboard asks again and again.
 */
export const PERCENTILE_READINGS_MAX = 100_000;

/**
 * A percentile of each bucket of a channel: out of sketches where buckets are whole hours or days, within 1 % of the value, else out of the readings.
 *
 * @param points buckets of the stretch `span`
 * @param percent 1 to 99
 * @returns in the order of the buckets; null where the spread of just the readings of a bucket is not known
 * @throws whatever the database throws
 */
export async function bucketPercentiles(
  stored: SummedUp & { readonly raw: RawReader },
  channel: ChannelFacts,
  span: TimeSpan,
  { resolution, time, count, min, max }: BucketPoints,
  percent: number,
): Promise<(number | null)[]> {
  const level = stepFor(resolution)?.level ?? RAW_LEVEL;
  const wishes = {
    finest: HOURLY.level,
    coarsest: level < HOURLY.level ? RAW_LEVEL : level,
    spread: true,
    parts: false,
  };
  const cover = await StatisticsCover.of(stored, channel, span, wishes);
  const walk = new TallyWalk(stored.raw, channel.id, (instant) => floorTo(instant, resolution));
  await walk.through(cover.units, span.to);
  return time.map((start, index) => {
    const distribution = walk.tallies.get(start)?.distribution;
    if (distribution === undefined || distribution.count !== count[index]) return null;
    return Math.min(Math.max(distribution.quantile(percent / 100), min[index] ?? NaN), max[index] ?? NaN);
  });
}

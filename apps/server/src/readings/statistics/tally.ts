import type { Statistics } from '@tachograph/contracts';
import { Distribution } from './distribution.js';
import { Moments } from './moments.js';

/** What statistics are asked for beside those that are always given. */
export interface StatisticsWishes {
  /** Time above this threshold. */
  readonly above?: number | undefined;
  /** Bins of a histogram. */
  readonly bins?: number | undefined;
}

/** What is counted of readings: of all of a channel, or of one group of them. Times are milliseconds. */
export class Tally {
  readonly moments = new Moments();
  readonly distribution = new Distribution();
  above = 0;
  observed = 0;

  /** Hot path. */
  add(value: number): void {
    this.moments.add(value);
    this.distribution.add(value);
  }

  addAll(other: Tally): void {
    this.moments.addAll(other.moments);
    this.distribution.addAll(other.distribution);
    this.above += other.above;
    this.observed += other.observed;
  }

  /** Where the distribution is not known of all readings, what comes out of it is null or absent. */
  statistics({ above, bins }: StatisticsWishes): Statistics {
    const { count, min, max, mean, standardDeviation } = this.moments;
    if (count === 0) return { ...NOTHING, ...this.wished({ above, bins }) };
    const isSpreadKnown = this.distribution.count === count;
    const percentile = (share: number) =>
      isSpreadKnown ? Math.min(Math.max(this.distribution.quantile(share), min), max) : null;
    return {
      ...{ count, min, max, mean, standardDeviation },
      ...{ p50: percentile(0.5), p95: percentile(0.95), p99: percentile(0.99) },
      ...(isSpreadKnown && this.wished({ above, bins })),
    };
  }

  private wished({ above, bins }: StatisticsWishes): Pick<Statistics, 'above' | 'histogram'> {
    const { min, max } = this.moments;
    return {
      ...(above !== undefined && { above: { threshold: above, above: this.above, observed: this.observed } }),
      ...(bins !== undefined && { histogram: this.distribution.histogram(min, max, bins) }),
    };
  }
}

const NOTHING = {
  ...{ count: 0, min: null, max: null, mean: null, standardDeviation: null },
  ...{ p50: null, p95: null, p99: null },
};

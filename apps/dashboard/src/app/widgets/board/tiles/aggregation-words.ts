import type { Aggregation } from '@tachograph/contracts';

const WORDS: Readonly<Record<Aggregation, string>> = {
  last: $localize`last value`,
  mean: $localize`mean of the range`,
  min: $localize`lowest of the range`,
  max: $localize`highest of the range`,
  sum: $localize`sum of the range`,
  count: $localize`readings in the range`,
  p50: $localize`median of the range`,
  p95: $localize`95th percentile of the range`,
  p99: $localize`99th percentile of the range`,
};

/** What a figure is of its readings. */
export function aggregationWords(aggregation: Aggregation): string {
  return WORDS[aggregation];
}

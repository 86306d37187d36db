import type { Aggregation, WidgetSettings } from '@tachograph/contracts';

/** How settings are called. */
export const SETTING_NAMES: Readonly<Record<keyof WidgetSettings, string>> = {
  channels: $localize`Channels`,
  range: $localize`Time range`,
  aggregation: $localize`Figure`,
  unit: $localize`Unit`,
  decimals: $localize`Decimals`,
  min: $localize`Scale from`,
  max: $localize`Scale to`,
  thresholds: $localize`Thresholds`,
  legend: $localize`Legend with lowest, highest and mean`,
  stacked: $localize`Stacked on one another`,
  bands: $localize`Band from lowest to highest`,
  sparkline: $localize`Small curve of the range`,
  rows: $localize`Rows`,
  text: $localize`Text`,
};

/** What becomes of many readings, in words. */
export const AGGREGATION_WORDS: Readonly<Record<Aggregation, string>> = {
  last: $localize`newest value`,
  mean: $localize`mean of the range`,
  min: $localize`lowest of the range`,
  max: $localize`highest of the range`,
  sum: $localize`sum of the range`,
  count: $localize`number of readings`,
  p50: $localize`median: half are below`,
  p95: $localize`95th percentile: 95 % are below`,
  p99: $localize`99th percentile: 99 % are below`,
};

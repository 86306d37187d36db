import type { ChannelStatistics } from '@tachograph/contracts';
import { formatCount, readingCount } from '../../../../core/session/count-words';
import { formatPercent } from '../../../../core/session/number-format';
import { figureWords, type LegendRow } from '../legend/legend-row';
import type { Probe } from '../pointing/value-pointer';
import type { Tip } from '../pointing/time-tip';
import type { TableModel } from '../table/table-model';
import { keyOf } from './series-traces';
import type { ValueFormat } from './value-format';

/** A channel of a histogram: its statistics, and what it is called. */
export interface BinnedChannel {
  readonly key: string;
  readonly name: string;
  readonly place: number;
  readonly statistics: ChannelStatistics;
}

/** Channels that have bins, with their names and colours. */
export function binnedChannels(
  all: readonly ChannelStatistics[],
  names: readonly string[],
  placeOf: (key: string) => number,
): readonly BinnedChannel[] {
  return all.map((statistics, index) => {
    const key = keyOf(statistics);
    return { key, name: names[index] ?? '', place: placeOf(key), statistics };
  });
}

/** The middles of all bins, in the order of values. */
export function binProbes(channels: readonly BinnedChannel[]): readonly Probe[] {
  const middles = channels.flatMap(({ statistics: { histogram } }) =>
    histogram ? histogram.counts.map((_, bin) => histogram.from + (bin + 0.5) * histogram.width) : [],
  );
  return [...new Set(middles)].sort((a, b) => a - b).map((x) => ({ x, y: null, time: null }));
}

/** How many readings of each channel lie in the bin of a value. */
export function binTip({ x }: Probe, channels: readonly BinnedChannel[], format: ValueFormat): Tip {
  const rows = channels.flatMap(({ key, name, place, statistics: { histogram, unit, count } }) => {
    if (!histogram) return [];
    const bin = Math.floor((x - histogram.from) / histogram.width);
    const value = histogram.counts[bin];
    if (value === undefined) return [];
    const range = formatPercent(value / Math.max(1, count), 1);
    return [{ key, name, place, unit, value, words: readingCount(value), range }];
  });
  const first = channels.find(({ key }) => key === rows[0]?.key)?.statistics;
  return { title: first ? binWords(x, first, format) : format.number(x), rows };
}

/** What a legend tells of the channels; no reading is the last one here. */
export function binLegend(
  channels: readonly BinnedChannel[],
  format: ValueFormat,
  hidden: ReadonlySet<string>,
): readonly LegendRow[] {
  return channels.map(({ key, name, place, statistics: { unit, min, mean, max } }) => {
    const figures = figureWords({ last: null, min, mean, max }, format);
    return { key, name, place, unit, isHidden: hidden.has(key), figures };
  });
}

/** All bins of all channels as rows. */
export function binTable(channels: readonly BinnedChannel[], format: ValueFormat): TableModel {
  const rows = channels.flatMap(({ name, statistics }) => {
    const { histogram } = statistics;
    if (!histogram) return [];
    return histogram.counts.map((count, bin) => [
      name,
      binWords(histogram.from + (bin + 0.5) * histogram.width, statistics, format),
      formatCount(count),
    ]);
  });
  return { columns: [$localize`series`, $localize`from – to`, $localize`readings`], rows, of: rows.length };
}

function binWords(x: number, { histogram, unit }: ChannelStatistics, format: ValueFormat): string {
  if (!histogram) return '';
  const from = histogram.from + Math.floor((x - histogram.from) / histogram.width) * histogram.width;
  return `${format.number(from)} – ${format.value(from + histogram.width, unit)}`;
}

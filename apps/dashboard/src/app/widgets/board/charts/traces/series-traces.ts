import { channelAddress, type Series, type WidgetSettings } from '@tachograph/contracts';
import { channelName } from '../../../../core/session/reading-words';
import { seriesInUnit } from './series-in-unit';
import type { Trace } from './trace';
import { bucketValues, isOfUnit } from './trace-values';

/** What a trace depends on beside its series. */
export type TraceSettings = Pick<WidgetSettings, 'aggregation' | 'unit' | 'bands'>;

/** The address of a series. */
export function keyOf({ device, channel }: Pick<Series, 'device' | 'channel'>): string {
  return channelAddress(device, channel);
}

/**
 * What a chart draws of series, in the same order; those without a reading are left out.
 * @param placeOf gives each address its colour
 */
export function seriesTraces(
  series: readonly Series[],
  settings: TraceSettings,
  placeOf: (key: string) => number,
): readonly Trace[] {
  const shown = series.filter(({ points }) => points.time.length > 0);
  const names = seriesNames(shown);
  return shown.map((one, index) => traceOf(one, settings, names[index] ?? '', placeOf(keyOf(one))));
}

/** What tells series apart: the channel where all are of one device, the device where all are of one channel, else both. */
export function seriesNames(series: readonly Pick<Series, 'device' | 'channel'>[]): readonly string[] {
  const isOneDevice = new Set(series.map(({ device }) => device)).size < 2;
  const isOneChannel = new Set(series.map(({ channel }) => channel)).size < 2;
  return series.map(({ device, channel }) => {
    if (isOneDevice) return channelName(channel);
    return isOneChannel ? device : `${device} · ${channelName(channel)}`;
  });
}

function traceOf(own: Series, settings: TraceSettings, name: string, place: number): Trace {
  const series = seriesInUnit(own, settings.unit);
  const { points, gaps, missing } = series;
  const { aggregation, bands } = settings;
  const unit = aggregation === 'count' ? '' : series.unit;
  const shared = { key: keyOf(series), name, unit, place, time: points.time, gaps, missing, series };
  if (points.kind === 'raw') {
    const value = aggregation === 'count' ? points.value.map(() => 1) : points.value;
    return { ...shared, value, low: null, high: null, count: null, width: 0 };
  }
  const hasBand = bands && isOfUnit(aggregation);
  return {
    ...shared,
    value: bucketValues(points, aggregation),
    low: hasBand ? points.min : null,
    high: hasBand ? points.max : null,
    count: points.count,
    width: points.resolution,
  };
}

import type { ChannelStatistics, WidgetSettings } from '@tachograph/contracts';
import type { Curve, Picture } from '../canvas/picture';
import { thresholdMarks, valueAxis } from '../canvas/value-axis';
import { levelWord } from './level-words';
import { keyOf, seriesNames } from './series-traces';
import type { ValueFormat } from './value-format';

/** How often values were measured: the bins of each channel as bars without a space between them. */
export function histogramPicture(
  channels: readonly ChannelStatistics[],
  settings: WidgetSettings,
  format: ValueFormat,
  placeOf: (key: string) => number,
): Picture {
  const names = seriesNames(channels);
  const curves = channels.flatMap((channel, index) => binCurve(channel, names[index] ?? '', placeOf) ?? []);
  const most = Math.max(1, ...channels.flatMap(({ histogram }) => histogram?.counts ?? []));
  const units = [...new Set(channels.map(({ unit }) => unit))].join(', ');
  const ends = channels.flatMap(({ histogram }) =>
    histogram ? [histogram.from, histogram.from + histogram.width * histogram.counts.length] : [],
  );
  const bounds = ends.length === 0 ? null : { min: Math.min(...ends), max: Math.max(...ends) };
  const free = { min: null, max: null, thresholds: [] };
  const x = valueAxis(bounds, units, { ...settings, thresholds: [] }, format);
  return {
    curves,
    x: { ...x, isLoose: false, isTime: false },
    y: valueAxis({ min: 0, max: most }, $localize`readings`, free, format, true),
    y2: null,
    marks: thresholdMarks(settings.thresholds, 'x', levelWord),
    missing: [],
  };
}

/** Up, along and down again for each bin: so each is seen as a bar, also where several channels lie above one another. */
function binCurve(channel: ChannelStatistics, label: string, placeOf: (key: string) => number): Curve | undefined {
  const { histogram } = channel;
  if (!histogram) return undefined;
  const { from, width, counts } = histogram;
  const x = counts.flatMap((_, bin) => {
    const [left, right] = [from + bin * width, from + (bin + 1) * width];
    return [left, left, right, right];
  });
  const y = counts.flatMap((count) => [0, count, count, 0]);
  const id = keyOf(channel);
  return { id, label, place: placeOf(id), axis: 'y', look: 'line', x, y, fill: 'below', band: null };
}

import type { WidgetSettings } from '@tachograph/contracts';
import type { Curve, Picture } from '../canvas/picture';
import { thresholdMarks, valueAxis } from '../canvas/value-axis';
import type { BinnedChannel } from './histogram-bins';
import type { ValueFormat } from './value-format';

const FREE = { min: null, max: null, thresholds: [] };

/** How often values of one unit were measured: the bins of each channel as bars without a space between them. */
export function histogramPicture(
  channels: readonly BinnedChannel[],
  settings: WidgetSettings,
  format: ValueFormat,
): Picture {
  const all = channels.flatMap(({ statistics: { histogram } }) => (histogram ? [histogram] : []));
  const ends = all.flatMap(({ from, width, counts }) => [from, from + width * counts.length]);
  const bounds = ends.length === 0 ? null : { min: Math.min(...ends), max: Math.max(...ends) };
  const unit = channels[0]?.statistics.unit ?? '';
  const most = Math.max(1, ...all.flatMap(({ counts }) => counts));
  return {
    curves: channels.flatMap((channel) => binCurve(channel) ?? []),
    x: { ...valueAxis(bounds, unit, { ...settings, thresholds: [] }, format), isLoose: false, clock: null },
    y: valueAxis({ min: 0, max: most }, $localize`readings`, FREE, format, true),
    y2: null,
    marks: thresholdMarks(settings.thresholds, 'x'),
    missing: [],
  };
}

/** Up, along and down again for each bin: so each is seen as a bar, also where several channels lie above one another. */
function binCurve({ key, name, place, statistics: { histogram } }: BinnedChannel): Curve | undefined {
  if (!histogram) return undefined;
  const { from, width, counts } = histogram;
  const x = counts.flatMap((_, bin) => {
    const [left, right] = [from + bin * width, from + (bin + 1) * width];
    return [left, left, right, right];
  });
  const y = counts.flatMap((count) => [0, count, count, 0]);
  return { id: key, label: name, place, axis: 'y', look: 'line', x, y, fill: 'below', band: null };
}

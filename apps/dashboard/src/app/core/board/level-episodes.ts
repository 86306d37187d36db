import type { Series, Threshold } from '@tachograph/contracts';
import { inUnit } from '../session/units';
import { LevelWatch, type LevelScale } from './level-watch';

/** A stretch of time in which a channel was at a level of which somebody is to be told. */
export interface LevelEpisode {
  readonly device: string;
  readonly channel: string;
  /** That in which the thresholds are. */
  readonly unit: string;
  readonly threshold: Threshold;
  /** When it began, milliseconds since 1970, and the value with which it did. */
  readonly from: number;
  readonly value: number;
  /** When it ended; null where the series ends with it. */
  readonly to: number | null;
}

/**
 * The episodes of a series, oldest first. Where readings are summed up, a bucket counts from its lowest to its highest value, and
 * times are those of buckets.
 * @param unit null: that of the series
 */
export function levelEpisodes(series: Series, scale: LevelScale, unit: string | null): LevelEpisode[] {
  const { device, channel, points } = series;
  const shown = unit ?? series.unit;
  const lows = points.kind === 'raw' ? points.value : points.min;
  const highs = points.kind === 'raw' ? points.value : points.max;
  const watch = new LevelWatch(scale);
  const episodes: LevelEpisode[] = [];
  const end = (time: number) => {
    const last = episodes.at(-1);
    if (last?.to === null) episodes[episodes.length - 1] = { ...last, to: time };
  };
  for (const [place, time] of points.time.entries()) {
    const { level: before, leftAt } = watch;
    const low = inUnit(lows[place] ?? 0, series.unit, shown);
    const high = inUnit(highs[place] ?? 0, series.unit, shown);
    const threshold = watch.take(time, low, high);
    if (watch.level !== before) end(leftAt ?? time);
    if (!threshold) continue;
    const value = high >= threshold.value && low < threshold.value ? high : low;
    episodes.push({ device, channel, unit: shown, threshold, from: time, value, to: null });
  }
  return episodes;
}

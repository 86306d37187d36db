import { channelAddress, matchesChannel, type Series, type ThresholdLevel } from '@tachograph/contracts';
import type { AlertRule } from '../../../../core/board/board-alerts';
import { levelEpisodes } from '../../../../core/board/level-episodes';
import { thresholdWords } from '../../../../core/board/threshold-level';
import type { ShownReading } from '../../../../core/live/reading-window';
import { figureText } from '../../../../core/session/figure-format';
import { channelName, valueWords } from '../../../../core/session/reading-words';
import { figureWords } from '../figure';

/** Something that somebody is alerted to, as it is listed. */
export interface AlertEntry {
  readonly key: string;
  readonly level: ThresholdLevel;
  /** What is the matter. */
  readonly words: string;
  readonly device: string;
  /** The value that told it, in words. */
  readonly detail: string;
  /** When it began, milliseconds since 1970. */
  readonly from: number;
  /** When it ended; null while it lasts, undefined for what has no length. */
  readonly to: number | null | undefined;
}

/** The alerts that devices' readings are. */
export function readingAlerts(readings: readonly ShownReading[]): AlertEntry[] {
  return readings.map((reading) => ({
    key: String(reading.id),
    level: 'alarm',
    words: $localize`High stress`,
    device: reading.device,
    detail: valueWords(reading),
    from: reading.takenAt,
    to: undefined,
  }));
}

/** The alerts that thresholds make of the range; what several widgets say alike is said once, in the words of the first. */
export function thresholdAlerts(series: readonly Series[], rules: readonly AlertRule[]): AlertEntry[] {
  const entries = rules.flatMap((rule) =>
    series
      .filter(({ device, channel }) => rule.patterns.some((pattern) => matchesChannel(pattern, device, channel)))
      .flatMap((each) => levelEpisodes(each, rule.scale, rule.unit))
      .map(({ threshold, device, channel, unit, value, from, to }) => ({
        key: `${channelAddress(device, channel)} ${from} ${threshold.value} ${unit} ${thresholdWords(threshold)}`,
        level: threshold.level,
        words: thresholdWords(threshold),
        device,
        detail: `${rule.title === '' ? channelName(channel) : rule.title} ${figureWords({ text: figureText(value, null), unit })}`,
        from,
        to,
      })),
  );
  return [...new Map(entries.reverse().map((entry) => [entry.key, entry])).values()];
}

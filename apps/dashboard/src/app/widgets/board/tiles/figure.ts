import {
  channelAddress,
  type ChannelStatistics,
  type Reading,
  type Threshold,
  type WidgetSettings,
} from '@tachograph/contracts';
import { levelOf } from '../../../core/board/threshold-level';
import { figureText } from '../../../core/session/figure-format';
import { inUnit } from '../../../core/session/units';

/** A channel's value as a widget shows it. */
export interface Figure {
  /** Tells its channel from the others. */
  readonly key: string;
  readonly device: string;
  readonly channel: string;
  /** That of the widget, else of the channel; empty for a number without one. */
  readonly unit: string;
  /** In that unit. */
  readonly value: number;
  /** The number in words, without the unit. */
  readonly text: string;
  /** When it was taken, milliseconds since 1970; null for what many readings make. */
  readonly at: number | null;
  /** What level it is of; null for none. */
  readonly threshold: Threshold | null;
}

type Measured = Pick<Reading, 'device' | 'channel' | 'unit' | 'value'>;

/** A reading as a figure: in the unit and with the decimals that the settings say. */
export function figureOf(
  { device, channel, unit, value }: Measured,
  settings: WidgetSettings,
  at: number | null,
): Figure {
  const shownUnit = settings.unit ?? unit;
  const shown = inUnit(value, unit, shownUnit);
  return {
    key: channelAddress(device, channel),
    device,
    channel,
    unit: shownUnit,
    value: shown,
    text: figureText(shown, settings.decimals),
    at,
    threshold: levelOf(shown, settings.thresholds),
  };
}

/** What the readings of a range make, by the settings' aggregation; null where there is none. */
export function aggregateOf(statistics: ChannelStatistics, settings: WidgetSettings): Figure | null {
  const { aggregation } = settings;
  if (statistics.count === 0 || aggregation === 'last') return null;
  if (aggregation === 'count')
    return figureOf({ ...statistics, unit: '', value: statistics.count }, { ...settings, unit: null }, null);
  const value = aggregation === 'sum' ? (statistics.mean ?? 0) * statistics.count : statistics[aggregation];
  return value === null ? null : figureOf({ ...statistics, value }, settings, null);
}

/** A figure with its unit: `72.5 km/h`. */
export function figureWords({ text, unit }: Pick<Figure, 'text' | 'unit'>): string {
  return `${text} ${unit}`.trim();
}

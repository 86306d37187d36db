import { HOST_CHANNELS, SENSOR_CHANNELS } from '@tachograph/contracts';
import type { ShownReading } from '../live/reading-window';
import { formatBytes } from './byte-format';
import { formatNumber, formatPercent } from './number-format';
import { levelName } from './stress-words';

/** Channels that are not called as a reader would call them. */
const NAMES: Record<string, string> = {
  [HOST_CHANNELS.cpu.name]: $localize`CPU`,
  [HOST_CHANNELS.networkSent.name]: $localize`network sent`,
  [HOST_CHANNELS.networkReceived.name]: $localize`network received`,
  [SENSOR_CHANNELS.hr.name]: $localize`heart rate`,
  [SENSOR_CHANNELS.temp.name]: $localize`skin temperature`,
  [SENSOR_CHANNELS.eda.name]: $localize`skin conductance`,
  [SENSOR_CHANNELS.stress.name]: $localize`stress level`,
  [SENSOR_CHANNELS.alert.name]: $localize`stress alert`,
};

/** Channels whose value is not read as the number that it is. */
const FORMATS: Record<string, (value: number) => string> = {
  [HOST_CHANNELS.networkSent.name]: formatBytes,
  [HOST_CHANNELS.networkReceived.name]: formatBytes,
  [SENSOR_CHANNELS.stress.name]: levelName,
  [SENSOR_CHANNELS.confidence.name]: (value) => formatPercent(value),
  [SENSOR_CHANNELS.alert.name]: (value) => $localize`confidence ${formatPercent(value)}:share:`,
};

/** A channel's name for a reader. */
export function channelName(channel: string): string {
  return Object.hasOwn(NAMES, channel) ? (NAMES[channel] ?? channel) : channel;
}

/** A reading's value for a reader, with its unit. */
export function valueWords({ channel, value, unit }: Pick<ShownReading, 'channel' | 'value' | 'unit'>): string {
  const format = Object.hasOwn(FORMATS, channel) ? FORMATS[channel] : undefined;
  return format ? format(value) : `${formatNumber(value)} ${unit}`.trim();
}

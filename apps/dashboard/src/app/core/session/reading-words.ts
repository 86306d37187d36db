import { HOST_CHANNELS, SENSOR_CHANNELS } from '@tachograph/contracts';
import type { ShownReading } from '../live/reading-window';
import { formatBytes } from './byte-format';
import { levelName } from './stress-words';

const NUMBER = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 2 });
const percent = (value: number) => `${Math.round(value * 100)} %`;

/** Channels that are not called as a reader would call them. */
const NAMES: Record<string, string> = {
  [HOST_CHANNELS.cpu.name]: 'CPU',
  [HOST_CHANNELS.networkSent.name]: 'network sent',
  [HOST_CHANNELS.networkReceived.name]: 'network received',
  [SENSOR_CHANNELS.hr.name]: 'heart rate',
  [SENSOR_CHANNELS.temp.name]: 'skin temperature',
  [SENSOR_CHANNELS.eda.name]: 'skin conductance',
  [SENSOR_CHANNELS.stress.name]: 'stress level',
  [SENSOR_CHANNELS.alert.name]: 'stress alert',
};

/** Channels whose value is not read as the number that it is. */
const FORMATS: Record<string, (value: number) => string> = {
  [HOST_CHANNELS.networkSent.name]: formatBytes,
  [HOST_CHANNELS.networkReceived.name]: formatBytes,
  [SENSOR_CHANNELS.stress.name]: levelName,
  [SENSOR_CHANNELS.confidence.name]: percent,
  [SENSOR_CHANNELS.alert.name]: (value) => `confidence ${percent(value)}`,
};

/** A channel's name for a reader. */
export function channelName(channel: string): string {
  return Object.hasOwn(NAMES, channel) ? (NAMES[channel] ?? channel) : channel;
}

/** A reading's value for a reader, with its unit. */
export function valueWords({ channel, value, unit }: Pick<ShownReading, 'channel' | 'value' | 'unit'>): string {
  const format = Object.hasOwn(FORMATS, channel) ? FORMATS[channel] : undefined;
  return format ? format(value) : `${NUMBER.format(value)} ${unit}`.trim();
}

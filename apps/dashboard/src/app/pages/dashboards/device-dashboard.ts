import { SPEED_CHANNEL, type DashboardContent, type Widget } from '@tachograph/contracts';
import type { KnownChannel } from '../../core/api/known-channels';
import { dashboard } from './templates';
import { widgetOf } from './widget-parts';

/** More channels than these are better chosen by a person. */
const CHANNELS_MAX = 12;
const ROW = 4;

/** A dashboard that shows what a device measures: each channel's value now beside its course. */
export function deviceDashboard(device: string, channels: readonly KnownChannel[]): DashboardContent {
  const own = channels.filter((channel) => channel.device === device).slice(0, CHANNELS_MAX);
  return dashboard(device.slice(0, 80), { widgets: own.flatMap((channel, place) => row(channel, place * ROW)) });
}

function row({ channel, address }: KnownChannel, y: number): Widget[] {
  const channels = [address];
  const now = channel === SPEED_CHANNEL.name ? 'gauge' : 'number';
  return [
    widgetOf(now, [0, y, 4, ROW], { channels }, channel.slice(0, 120)),
    widgetOf('line', [4, y, 8, ROW], { channels }),
  ];
}

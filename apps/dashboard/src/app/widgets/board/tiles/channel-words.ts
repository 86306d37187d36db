import type { Widget } from '@tachograph/contracts';
import { channelName } from '../../../core/session/reading-words';
import type { Figure } from './figure';

/** Whose figure it is: `car-7 · speed`. */
export function channelWords({ device, channel }: Pick<Figure, 'device' | 'channel'>): string {
  return `${device} · ${channelName(channel)}`;
}

/** Whether the figures of a widget must say whose they are; where there is one alone and no other title, the frame says so. */
export function needsNames({ title, settings }: Widget, figures: readonly Figure[]): boolean {
  return figures.length > 1 || title !== '' || settings.channels.some((channel) => /[*$]/.test(channel));
}

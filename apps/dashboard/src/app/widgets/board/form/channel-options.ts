import { parseChannelPattern } from '@tachograph/contracts';
import type { KnownChannel } from '../../../core/api/known-channels';
import { newestWords } from './channel-words';

const OFFERED_MAX = 30;

/** Something that can be chosen. */
export interface ChannelOption {
  /** As a widget names it. */
  readonly address: string;
  readonly name: string;
  readonly words: string;
}

/** The address of a channel as a widget names it, where a `$` would begin the name of a variable. */
export function widgetAddress({ address }: KnownChannel): string {
  return address.replace(/\$(?=[A-Za-z])/g, '%24');
}

/**
 * The channels whose names hold every word of a text, without those that are chosen.
 * @returns the first of them, and how many there are besides
 */
export function channelOptions(
  text: string,
  known: readonly KnownChannel[],
  chosen: readonly string[],
): { readonly offered: readonly ChannelOption[]; readonly more: number } {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const taken = new Set(chosen);
  const found = known.filter(({ device, channel }) => {
    const name = `${device}/${channel}`.toLowerCase();
    return words.every((word) => name.includes(word));
  });
  const free = found.filter((channel) => !taken.has(widgetAddress(channel)));
  const offered = free.slice(0, OFFERED_MAX).map((channel) => ({
    address: widgetAddress(channel),
    name: `${channel.device} / ${channel.channel}`,
    words: newestWords(channel),
  }));
  return { offered, more: free.length - offered.length };
}

/** The addresses and patterns of a text, with commas between them; null where one of them is none. */
export function typedAddresses(text: string): readonly string[] | null {
  const parts = text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);
  const areAddresses = parts.every((part) => parseChannelPattern(part.replace(/\$[A-Za-z]\w*/g, 'x')) !== undefined);
  return parts.length > 0 && areAddresses ? parts : null;
}

import { matchesChannel, parseChannelPattern } from '@tachograph/contracts';
import type { KnownChannel } from '../../../core/api/known-channels';
import { valueWords } from '../../../core/session/reading-words';

const NAMED_MAX = 3;

/** What an address or pattern means now: a channel with its unit and newest value, or how many channels. */
export interface ChannelMeaning {
  /** For people: names as they are, without escapes. */
  readonly name: string;
  readonly words: string;
}

/**
 * @param address as a widget names it
 * @param resolved what it is asked for as, variables put in
 * @param known null while the channels are not known
 */
export function channelMeaning(
  address: string,
  resolved: readonly string[],
  known: readonly KnownChannel[] | null,
): ChannelMeaning {
  const meant = known === null ? null : meantBy(resolved, known);
  const single = singleName(address);
  if (single === null) return { name: address, words: meant === null ? '' : patternWords(meant) };
  const [channel] = meant ?? [];
  if (meant === null) return { name: single, words: '' };
  return { name: single, words: channel ? newestWords(channel) : $localize`no reading yet` };
}

/** The unit and the newest value of a channel: `72 km/h`. */
export function newestWords({ channel, unit, newest }: KnownChannel): string {
  return newest === undefined ? unit : valueWords({ channel, unit, value: newest });
}

/** The channels that addresses and patterns mean. */
export function meantBy(addresses: readonly string[], known: readonly KnownChannel[]): readonly KnownChannel[] {
  const patterns = addresses.flatMap((address) => parseChannelPattern(address) ?? []);
  return known.filter(({ device, channel }) => patterns.some((pattern) => matchesChannel(pattern, device, channel)));
}

/** Device and channel, where an address can mean one channel alone. */
function singleName(address: string): string | null {
  const pattern = parseChannelPattern(address);
  if (!pattern || /\$[A-Za-z]/.test(address)) return null;
  return pattern.device.length === 1 && pattern.channel.length === 1
    ? `${pattern.device.join('')} / ${pattern.channel.join('')}`
    : null;
}

function patternWords(meant: readonly KnownChannel[]): string {
  if (meant.length === 0) return $localize`means no channel that there is now`;
  const names = meant.slice(0, NAMED_MAX).map(({ device, channel }) => `${device}/${channel}`);
  const more = meant.length - names.length;
  const list = more > 0 ? $localize`${names.join(', ')}:names: and ${more}:count: more` : names.join(', ');
  return meant.length === 1
    ? $localize`means 1 channel: ${list}:channels:`
    : $localize`means ${meant.length}:count: channels: ${list}:channels:`;
}

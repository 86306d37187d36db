import { matchesChannel, parseChannelPattern } from '@tachograph/contracts';
import type { KnownChannel } from '../../core/api/known-channels';
import { countOf } from '../../core/session/count-words';

/**
 * What each of some patterns means, as a sentence; empty where it is no pattern. The first pattern that means a channel has it.
 */
export function reachWords(patterns: readonly string[], channels: readonly KnownChannel[]): string[] {
  const taken = new Set<KnownChannel>();
  return patterns.map((text) => {
    const pattern = parseChannelPattern(text);
    if (!pattern) return '';
    const meant = channels.filter(({ device, channel }) => matchesChannel(pattern, device, channel));
    const own = meant.filter((channel) => !taken.has(channel));
    for (const channel of own) taken.add(channel);
    return sentence(meant, own);
  });
}

function sentence(meant: readonly KnownChannel[], own: readonly KnownChannel[]): string {
  if (meant.length === 0) return 'Means no channel that there is now.';
  const [example = meant[0]] = own;
  const name = example ? `${example.device}/${example.channel}` : '';
  const words = `Means ${countOf(meant.length, 'channel')}${meant.length === 1 ? `: ${name}` : `, e.g. ${name}`}.`;
  const covered = meant.length - own.length;
  if (covered === 0) return words;
  if (own.length === 0)
    return `${words} An earlier rule has ${covered === 1 ? 'it' : 'them all'}, so this one does nothing.`;
  return `${words} Earlier rules have ${covered} of them.`;
}

import { matchesChannel, parseChannelPattern } from '@tachograph/contracts';
import type { KnownChannel } from '../../core/api/known-channels';
import { formatCount } from '../../core/session/count-words';
import { meantWords } from '../../core/session/meant-channels';
import { plural } from '../../core/session/plural';

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
  const [example = meant[0]] = own;
  const name = example ? `${example.device}/${example.channel}` : '';
  const words = meantWords(meant.length, name);
  const covered = meant.length - own.length;
  if (covered === 0) return words;
  return `${words} ${own.length === 0 ? idleWords(covered) : coveredWords(covered)}`;
}

function idleWords(covered: number): string {
  return plural(covered, {
    one: $localize`An earlier rule has it, so this one does nothing.`,
    other: $localize`An earlier rule has them all, so this one does nothing.`,
  });
}

function coveredWords(covered: number): string {
  return $localize`Earlier rules have ${formatCount(covered)}:count: of them.`;
}

import { matchesChannel, parseChannelPattern } from '@tachograph/contracts';

/** A channel of a device. */
interface OfChannel {
  readonly device: string;
  readonly channel: string;
}

/**
 * Channels in the order in which a widget names them, for the first named has the first colour and the left axis; those of one
 * pattern stay as they are.
 * @param channels addresses and patterns, variables put in
 */
export function inNamedOrder<T extends OfChannel>(all: readonly T[], channels: readonly string[]): readonly T[] {
  const patterns = channels.flatMap((text) => parseChannelPattern(text) ?? []);
  const rankOf = ({ device, channel }: T) => {
    const rank = patterns.findIndex((pattern) => matchesChannel(pattern, device, channel));
    return rank < 0 ? patterns.length : rank;
  };
  return all
    .map((each) => ({ each, rank: rankOf(each) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ each }) => each);
}

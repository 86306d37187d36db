import { type ChannelPattern, parseChannelPattern } from '../live/channel-pattern.js';

/**
 * Reads a list of addresses `device/channel` with commas between them, as {@link parseChannelPattern} takes each; a comma of a name is
 * written `%2C`.
 *
 * @returns undefined where one of them is no address, or there is none
 */
export function parseChannelPatterns(text: unknown): ChannelPattern[] | undefined {
  if (typeof text !== 'string') return undefined;
  const patterns = text.split(',').map(parseChannelPattern);
  return patterns.includes(undefined) ? undefined : (patterns as ChannelPattern[]);
}

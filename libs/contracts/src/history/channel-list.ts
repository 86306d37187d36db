import { type ChannelPattern, parseChannelPattern } from '../live/channel-pattern.js';

/** Addresses and patterns that one question may name. */
export const CHANNEL_PATTERNS_MAX = 100;

/**
 * Reads addresses and patterns, separated by commas; a comma of a name is written `%2C` (in a URL once more escaped: `%252C`).
 *
 * @returns undefined where one of them is no address, or there is none or more than {@link CHANNEL_PATTERNS_MAX}
 */
export function parseChannelList(text: unknown): ChannelPattern[] | undefined {
  if (typeof text !== 'string') return undefined;
  const parts = text.split(',');
  const patterns = parts.flatMap((part) => parseChannelPattern(part) ?? []);
  return patterns.length === parts.length && parts.length <= CHANNEL_PATTERNS_MAX ? patterns : undefined;
}

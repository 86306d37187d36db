import { parseIdentifier } from '../readings/identifier.js';

/** Which channels are meant: a name or a pattern of devices, and one of their channels. */
export interface ChannelPattern {
  /** As a client writes it: `car-7/speed`, or with wildcards. */
  readonly text: string;
  readonly device: NamePattern;
  readonly channel: NamePattern;
}

/** A name with any number of wildcards: the texts between them, in order. One text: the name itself. */
export type NamePattern = readonly string[];

/**
 * Reads an address `device/channel`, in which `*` stands for any characters, also none. The last slash divides. Each part
 * is percent-decoded after that, so `%2F` and `%2A` mean a slash and a star of the name itself.
 *
 * @returns undefined where it is no such address
 */
export function parseChannelPattern(text: unknown): ChannelPattern | undefined {
  if (typeof text !== 'string') return undefined;
  const slash = text.lastIndexOf('/');
  const device = parseName(text.slice(0, Math.max(slash, 0)));
  const channel = parseName(text.slice(slash + 1));
  return device === undefined || channel === undefined ? undefined : { text: text.trim(), device, channel };
}

/** The address of exactly one channel, as {@link parseChannelPattern} reads it, also in a list with commas between them. */
export function channelAddress(device: string, channel: string): string {
  return `${escapeName(device)}/${escapeName(channel)}`;
}

/** Whether a pattern means this channel. Its cost grows with the length of the name, whatever the pattern. */
export function matchesChannel(pattern: ChannelPattern, device: string, channel: string): boolean {
  return matchesName(pattern.channel, channel) && matchesName(pattern.device, device);
}

/** A name as it stands in an address or a list of them, where it means itself alone. */
export function escapeName(name: string): string {
  return name.replace(/[%/*,]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}

function parseName(text: string): NamePattern | undefined {
  try {
    const parts = text.trim().split('*').map(decodeURIComponent);
    return parseIdentifier(parts.join('*')) === parts.join('*') ? parts : undefined;
  } catch {
    return undefined;
  }
}

function matchesName(pattern: NamePattern, name: string): boolean {
  const [first = '', ...others] = pattern;
  const last = others.pop();
  if (last === undefined) return name === first;
  const end = name.length - last.length;
  if (end < first.length || !name.startsWith(first) || !name.endsWith(last)) return false;
  let from = first.length;
  // The leftmost place for each text leaves the most room for those after it.
  for (const text of others) {
    const found = name.indexOf(text, from);
    if (found === -1) return false;
    from = found + text.length;
  }
  return from <= end;
}

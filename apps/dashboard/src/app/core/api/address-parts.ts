import { CHANNEL_PATTERNS_MAX } from '@tachograph/contracts';
import { Refusal } from './ask';

/** Characters that the addresses of one question take at most: servers read some 16 kB of a request before its body. */
const LENGTH_MAX = 8_000;
/** So many questions are put at once for what is one, at most. */
const PARTS_MAX = 20;

/**
 * Addresses and patterns in as few lists as questions can take: so many each, and so many characters.
 * @throws Refusal in words where they are too many for any number of questions
 */
export function addressParts(channels: readonly string[]): readonly (readonly string[])[] {
  const parts: string[][] = [[]];
  let length = 0;
  for (const channel of channels) {
    const own = encodeURIComponent(`${channel},`).length;
    const last = parts.at(-1) ?? [];
    const isFull = last.length >= CHANNEL_PATTERNS_MAX || (last.length > 0 && length + own > LENGTH_MAX);
    if (isFull) parts.push([channel]);
    else last.push(channel);
    length = isFull ? own : length + own;
  }
  if (parts.length <= PARTS_MAX) return parts;
  throw new Refusal(
    400,
    $localize`${channels.length}:count: addresses are shown at once, which are too many: narrow them by a search.`,
  );
}

import { LIVE_PATTERNS_MAX } from '@tachograph/contracts';

/** Channels in as few lists as watches take: so many each. */
export function watchParts(channels: readonly string[]): (readonly string[])[] {
  const count = Math.ceil(channels.length / LIVE_PATTERNS_MAX);
  return Array.from({ length: count }, (_, part) =>
    channels.slice(part * LIVE_PATTERNS_MAX, (part + 1) * LIVE_PATTERNS_MAX),
  );
}

import { matchesChannel, parseChannelPattern } from '@tachograph/contracts';

/** The names that a pattern means, of those that there are. */
export function offered(pattern: string, names: readonly string[]): readonly string[] {
  const parsed = parseChannelPattern(`${pattern}/x`);
  return parsed === undefined ? [] : names.filter((name) => matchesChannel(parsed, name, 'x'));
}

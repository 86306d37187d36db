import { formatCount } from './count-words';
import { plural } from './plural';

/** How many channels a pattern means, as a sentence with one of them. */
export function meantWords(count: number, example: string): string {
  if (count === 0) return $localize`Means no channel that there is now.`;
  return plural(count, {
    one: $localize`Means 1 channel: ${example}:example:.`,
    other: $localize`Means ${formatCount(count)}:count: channels, e.g. ${example}:example:.`,
  });
}

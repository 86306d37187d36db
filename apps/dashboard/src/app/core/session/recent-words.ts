import { RECENT_NAMES, RECENT_RANGES } from '../history/shown-range';

/** A range that ends now, by its name, within a sentence: `the last 15 minutes`, `the last 90m`. */
export function recentWords(name: string): string {
  const known = RECENT_NAMES.find((each) => each === name);
  return known ? RECENT_RANGES[known].words : $localize`the last ${name}:range:`;
}

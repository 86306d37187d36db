import { DASHBOARD_LIMITS } from '@tachograph/contracts';

/** What is accepted, by the path of what is wrong, places of lists aside. */
const WORDS: Readonly<Record<string, string>> = {
  title: $localize`At most ${DASHBOARD_LIMITS.title}:most: characters are accepted.`,
  'settings.channels': $localize`At most ${DASHBOARD_LIMITS.channels}:most: are accepted, each an address such as car-7/speed.`,
  'settings.range': $localize`A range such as 15m, 24h or 30d is accepted.`,
  'settings.unit': $localize`That is too long for a unit.`,
  'settings.decimals': $localize`A whole number from 0 to 10 is accepted, or nothing: as many as the value needs.`,
  'settings.min': $localize`A number is accepted, or nothing: by the values.`,
  'settings.max': $localize`A number above the beginning of the scale is accepted, or nothing: by the values.`,
  'settings.rows': $localize`A whole number from 1 to 500 is accepted.`,
  'settings.text': $localize`At most ${DASHBOARD_LIMITS.text}:most: characters are accepted.`,
  'settings.thresholds': $localize`At most ${DASHBOARD_LIMITS.thresholds}:most: thresholds are accepted.`,
  'settings.thresholds.value': $localize`A number is accepted that no other threshold has.`,
  'settings.thresholds.label': $localize`At most ${DASHBOARD_LIMITS.name}:most: characters are accepted.`,
};

/** What is accepted where something is wrong, in the reader's language; in the rule's own words where there are no others. */
export function problemWords(path: string, message: string): string {
  const field = path.replace(/\.\d+/g, '');
  return Object.hasOwn(WORDS, field) ? (WORDS[field] ?? message) : message;
}

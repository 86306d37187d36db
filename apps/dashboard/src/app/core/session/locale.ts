import { remember, remembered } from './remembered';

/** Languages that there are texts in, that of the sources first. */
export const LANGUAGES = ['en', 'de'] as const;
export type Language = (typeof LANGUAGES)[number];

const STORAGE_KEY = 'tachograph.language';
/** How numbers and times are written for a reader of a language who names no region of it. */
const USUAL_REGIONS: Readonly<Record<Language, string>> = { en: 'en-GB', de: 'de-DE' };

/** The language of the texts: that which was chosen in this browser, or else the first that the reader prefers and there is. */
export const LANGUAGE: Language = languageFor(remembered(STORAGE_KEY), navigator.languages);
/** How numbers, dates and times are written: as in the reader's own region, where that speaks the language of the texts. */
export const LOCALE: string = localeFor(LANGUAGE, navigator.languages);

/**
 * The language for a reader.
 * @param chosen what was chosen before; null for nothing
 * @param preferred BCP 47 tags, the dearest first
 */
export function languageFor(chosen: string | null, preferred: readonly string[]): Language {
  const wanted = [...(chosen === null ? [] : [chosen]), ...preferred].map(languageOf);
  return wanted.find(isLanguage) ?? 'en';
}

/** The BCP 47 tag of the first preferred region where a language is spoken, or else of its usual one. */
export function localeFor(language: Language, preferred: readonly string[]): string {
  const own = preferred.find((tag) => languageOf(tag) === language && tag !== language && isKnown(tag));
  return own ?? USUAL_REGIONS[language];
}

/** Has the next start of the page be in a language. */
export function rememberLanguage(language: Language): void {
  remember(STORAGE_KEY, language);
}

function languageOf(tag: string): string {
  return tag.split('-', 1)[0]?.toLowerCase() ?? '';
}

function isLanguage(text: string): text is Language {
  return (LANGUAGES as readonly string[]).includes(text);
}

/** Some systems name locales that are no tags: `en-US@posix`. */
function isKnown(tag: string): boolean {
  try {
    return Intl.NumberFormat.supportedLocalesOf(tag).length > 0;
  } catch {
    return false;
  }
}

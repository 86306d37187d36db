import { LANGUAGE } from './locale';

const RULES = new Intl.PluralRules(LANGUAGE);

/**
 * The text for a number of things: `one` where the language speaks of so many as of one, `other` for the rest. English and
 * the languages that there are translations for make do with these two.
 * @param texts whole sentences rather than parts of them, which another language would put together differently
 */
export function plural(count: number, texts: { readonly one: string; readonly other: string }): string {
  return RULES.select(count) === 'one' ? texts.one : texts.other;
}

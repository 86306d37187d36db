import { registerLocaleData } from '@angular/common';
import { loadTranslations } from '@angular/localize';
import type { Language } from '../app/core/session/locale';

/** By the ids of the texts, which `npm run texts` computes from the English ones. */
type Texts = Record<string, string>;
interface Translation {
  readonly texts: Texts;
  /** Angular's data of the language, for its plurals. */
  readonly data: unknown;
}

const TRANSLATIONS: Readonly<Record<Exclude<Language, 'en'>, () => Promise<Translation>>> = {
  de: async () => {
    const [texts, data] = await Promise.all([import('./de.json'), import('@angular/common/locales/de')]);
    return { texts: texts.default, data: data.default };
  },
};

/** Loads the texts of a language: to be done before anything is evaluated that has texts. English is in the sources. */
export async function loadTexts(language: Language): Promise<void> {
  if (language === 'en') return;
  const { texts, data } = await TRANSLATIONS[language]();
  registerLocaleData(data);
  loadTranslations(texts);
}

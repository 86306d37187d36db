import { Injectable } from '@angular/core';
import { LANGUAGE, rememberLanguage, type Language } from './locale';

/** The languages that there are texts in, each by its own name. */
const NAMES: Readonly<Record<Language, string>> = { en: 'English', de: 'Deutsch' };

/** The language of all texts, and the choice of another. */
@Injectable({ providedIn: 'root' })
export class LanguageChoice {
  /** What there is to choose from; the names need no translation. */
  readonly offered = Object.entries(NAMES).map(([code, name]) => ({ code: code as Language, name }));
  /** The one in use. */
  readonly current = LANGUAGE;

  /** Remembers it in this browser, and loads the page anew, since texts are translated as the page starts. */
  choose(language: Language): void {
    rememberLanguage(language);
    location.reload();
  }
}

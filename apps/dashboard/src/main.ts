import { LANGUAGE } from './app/core/session/locale';
import { loadTexts } from './locale/texts';

document.documentElement.lang = LANGUAGE;

// Modules hold texts, which are translated as they are evaluated: so the app is loaded once its language is.
loadTexts(LANGUAGE)
  .then(() => import('./app/start'))
  .then(({ start }) => start())
  .catch((error: unknown) => console.error(error));

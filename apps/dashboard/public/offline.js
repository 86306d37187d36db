// The page that stands in for every page of the app while the server can't be reached (service-worker.js). It needs nothing
// but what the worker kept.
(function () {
  /** How often the server is asked whether it is back, milliseconds. */
  const PAUSE_MS = 5_000;
  const TIMEOUT_MS = 4_000;
  const LANGUAGES = ['en', 'de'];

  const language = languageOf();
  document.documentElement.lang = language;
  const section = document.querySelector(`section[lang=${language}]`);
  const status = section.querySelector('[role=status]');
  document.title = `${section.querySelector('h1').textContent} · Tachograph`;
  section.querySelector('button').addEventListener('click', () => void tryNow(true));
  window.addEventListener('online', () => void tryNow(false));
  setInterval(() => {
    if (document.visibilityState === 'visible') void tryNow(false);
  }, PAUSE_MS);

  async function tryNow(isAsked) {
    if (isAsked) status.textContent = status.dataset.trying;
    try {
      const { ok } = await fetch('/', { cache: 'no-store', signal: AbortSignal.timeout(TIMEOUT_MS) });
      if (ok) return location.reload();
    } catch {
      // Said below.
    }
    const time = new Date().toLocaleTimeString(navigator.language);
    // Not every few seconds into the ear of who listens: only where they have asked.
    if (isAsked) status.textContent = status.dataset.failed.replace('{time}', time);
  }

  /** As core/session/locale.ts has it. */
  function languageOf() {
    const wanted = [...navigator.languages];
    try {
      wanted.unshift(localStorage.getItem('tachograph.language') ?? '');
    } catch {
      // Storage may be blocked.
    }
    return wanted.map((tag) => tag.split('-', 1)[0].toLowerCase()).find((tag) => LANGUAGES.includes(tag)) ?? 'en';
  }
})();

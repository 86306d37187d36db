import '@angular/localize/init';

// A reader of English in Britain, wherever the tests run.
Object.defineProperty(navigator, 'languages', { value: ['en-GB', 'en'], configurable: true });

// Suites of what is neither a picture nor injected ask for the environment `node`: Angular is most of what a suite has to load.
if (typeof document !== 'undefined') {
  const { setupZonelessTestEnv } = await import('jest-preset-angular/setup-env/zoneless');
  setupZonelessTestEnv({ errorOnUnknownElements: true, errorOnUnknownProperties: true });
}

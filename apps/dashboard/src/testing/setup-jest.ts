import '@angular/localize/init';
import { setupZonelessTestEnv } from 'jest-preset-angular/setup-env/zoneless';

// A reader of English in Britain, wherever the tests run.
Object.defineProperty(navigator, 'languages', { value: ['en-GB', 'en'], configurable: true });
setupZonelessTestEnv({ errorOnUnknownElements: true, errorOnUnknownProperties: true });

import { ErrorHandler, LOCALE_ID, provideBrowserGlobalErrorListeners, type ApplicationConfig } from '@angular/core';
import { provideRouter, withComponentInputBinding, withNavigationErrorHandler } from '@angular/router';
import { routes } from './app.routes';
import { AppErrors } from './core/session/app-errors';
import { LOCALE } from './core/session/locale';
import { openInNewVersion } from './core/session/open-in-new-version';

export const appConfig: ApplicationConfig = {
  providers: [
    provideBrowserGlobalErrorListeners(),
    provideRouter(
      routes,
      withComponentInputBinding(),
      withNavigationErrorHandler((error) => void openInNewVersion(error)),
    ),
    { provide: LOCALE_ID, useValue: LOCALE },
    { provide: ErrorHandler, useExisting: AppErrors },
  ],
};

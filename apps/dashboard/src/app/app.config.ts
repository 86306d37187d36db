import { ErrorHandler, LOCALE_ID, provideBrowserGlobalErrorListeners, type ApplicationConfig } from '@angular/core';
import { provideRouter } from '@angular/router';
import { routes } from './app.routes';
import { AppErrors } from './core/session/app-errors';
import { LANGUAGE } from './core/session/locale';

export const appConfig: ApplicationConfig = {
  providers: [
    provideBrowserGlobalErrorListeners(),
    provideRouter(routes),
    { provide: LOCALE_ID, useValue: LANGUAGE },
    { provide: ErrorHandler, useExisting: AppErrors },
  ],
};

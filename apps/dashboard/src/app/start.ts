import { bootstrapApplication } from '@angular/platform-browser';
import { App } from './app';
import { appConfig } from './app.config';
import { AppWorker } from './core/session/app-worker';

/** Draws the app; fails where it can't. */
export async function start(): Promise<void> {
  const { injector } = await bootstrapApplication(App, appConfig);
  injector.get(AppWorker).register();
}

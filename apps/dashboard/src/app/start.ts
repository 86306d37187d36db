import { bootstrapApplication } from '@angular/platform-browser';
import { App } from './app';
import { appConfig } from './app.config';

/** Draws the app; fails where it can't. */
export async function start(): Promise<void> {
  await bootstrapApplication(App, appConfig);
}

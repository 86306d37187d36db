import { bootstrapApplication } from '@angular/platform-browser';
import { App } from './app';
import { appConfig } from './app.config';
import { routes } from './app.routes';
import { AppWorker } from './core/session/app-worker';

/** Draws the app; fails where it can't. */
export async function start(): Promise<void> {
  loadFirstPage(location.pathname);
  const { injector } = await bootstrapApplication(App, appConfig);
  injector.get(AppWorker).register();
}

/** The code of the page at this path is on its way while what surrounds it is drawn. Of what fails, the router tells. */
function loadFirstPage(path: string): void {
  const route = routes.find((each) => new RegExp(`^/${each.path?.replaceAll(/:\w+/g, '[^/]+')}$`).test(path));
  Promise.resolve(route?.loadComponent?.()).catch(() => undefined);
}

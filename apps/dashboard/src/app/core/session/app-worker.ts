import { Injectable, inject } from '@angular/core';
import { Router } from '@angular/router';
import { AppVersion } from './app-version';

/** What `public/service-worker.js` asks of the app: a notification of the system was clicked. */
interface OpenMessage {
  readonly link: string | null;
}

/** Has the browser keep the app's files and its offline page, where it can: over HTTPS, or from this machine. */
@Injectable({ providedIn: 'root' })
export class AppWorker {
  private readonly version = inject(AppVersion);
  private readonly router = inject(Router);

  /** Once the page has loaded, which needs the network more. */
  register(): void {
    const { name } = this.version;
    if (name === null || !('serviceWorker' in navigator)) return;
    navigator.serviceWorker.addEventListener('message', ({ data }: MessageEvent<OpenMessage>) => {
      if (data.link !== null) void this.router.navigateByUrl(data.link);
    });
    const start = () => {
      // Where it is refused, the app does without.
      void navigator.serviceWorker.register(`service-worker.js?version=${name}`).catch(() => undefined);
    };
    if (document.readyState === 'complete') start();
    else window.addEventListener('load', start, { once: true });
  }
}

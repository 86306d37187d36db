import { DOCUMENT, Injectable, inject } from '@angular/core';
import { ask } from '../api/ask';

/** Pauses before the page is loaded anew, milliseconds: doubled each time, up to the longest. */
const PAUSE_MS = 5_000;
const PAUSE_MAX_MS = 300_000;
/** A page that lived that long was healthy: the next pause is the first one again. */
const HEALTHY_MS = 600_000;
const STORAGE_KEY = 'tachograph.reloads';

interface Reloads {
  readonly count: number;
  /** When the last one was, milliseconds since 1970. */
  readonly at: number;
}

/** Loads the page anew where nobody is there to do it: after a pause that grows while it does not help, and not before the server answers. */
@Injectable({ providedIn: 'root' })
export class PageReload {
  private readonly location = inject(DOCUMENT).location;
  private isAwaited = false;

  /** Once, however often it is called. */
  soon(): void {
    if (this.isAwaited) return;
    this.isAwaited = true;
    const { count, at } = remembered();
    const before = Date.now() - at < HEALTHY_MS ? count : 0;
    remember({ count: before + 1, at: Date.now() });
    setTimeout(() => void this.reload(), Math.min(PAUSE_MS * 2 ** before, PAUSE_MAX_MS));
  }

  private async reload(): Promise<void> {
    try {
      await ask('/');
      this.location.reload();
    } catch {
      // In place of the page there would be the browser's own word that nobody answers, for good.
      setTimeout(() => void this.reload(), PAUSE_MS);
    }
  }
}

function remembered(): Reloads {
  try {
    return JSON.parse(sessionStorage.getItem(STORAGE_KEY) ?? '') as Reloads;
  } catch {
    return { count: 0, at: 0 };
  }
}

function remember(reloads: Reloads): void {
  try {
    sessionStorage.setItem(STORAGE_KEY, JSON.stringify(reloads));
  } catch {
    // A browser that blocks storage reloads each time after the first pause.
  }
}

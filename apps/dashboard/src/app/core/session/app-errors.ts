import { DestroyRef, ErrorHandler, Injectable, inject } from '@angular/core';

/** What nobody caught, anywhere in the app: it goes to the console, and to those who can do something about it. */
@Injectable({ providedIn: 'root' })
export class AppErrors extends ErrorHandler {
  private readonly listeners = new Set<(error: unknown) => void>();

  override handleError(error: unknown): void {
    super.handleError(error);
    // Angular is in the middle of the drawing that failed, and would not notice what a listener changes now.
    queueMicrotask(() => {
      for (const listener of [...this.listeners]) listener(error);
    });
  }

  /** Calls for each error until the caller is destroyed; to be called where Angular injects. */
  listen(listener: (error: unknown) => void): void {
    this.listeners.add(listener);
    inject(DestroyRef).onDestroy(() => this.listeners.delete(listener));
  }
}

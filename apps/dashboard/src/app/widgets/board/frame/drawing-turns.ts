import { Injectable } from '@angular/core';

/** Widgets are made one after the other, each in a task of its own: between two of them the page draws, and hears its viewer. */
@Injectable({ providedIn: 'root' })
export class DrawingTurns {
  private last = Promise.resolve();

  /** Resolves when it is the turn of who asked. */
  next(): Promise<void> {
    this.last = this.last.then(() => new Promise((resolve) => setTimeout(resolve)));
    return this.last;
  }
}

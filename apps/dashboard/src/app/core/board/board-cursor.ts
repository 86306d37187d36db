import { Injectable, signal } from '@angular/core';

/** The instant that the viewer points at, in whichever chart of a dashboard: all its charts mark it. One for a dashboard. */
@Injectable()
export class BoardCursor {
  private readonly pointed = signal<number | null>(null);
  /** Milliseconds since 1970; null where the viewer points at none. */
  readonly time = this.pointed.asReadonly();

  point(time: number | null): void {
    this.pointed.set(time);
  }
}

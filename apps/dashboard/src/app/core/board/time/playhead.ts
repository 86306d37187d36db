import { Injectable, signal } from '@angular/core';

/** Finds when the reading next to an instant was taken, milliseconds since 1970; null where there is none. */
export type StepFinder = (from: number, direction: 1 | -1) => Promise<number | null>;

/** Where a replay is, between the time that moves it and the data that must be there before. One for a dashboard. */
@Injectable()
export class Playhead {
  /** Everything taken before this instant is there to be shown, milliseconds since 1970: a replay goes no further. */
  readonly ready = signal(Infinity);
  /** Counts the leaps: what is shown before one has nothing to do with what is shown after it. */
  readonly leaps = signal(0);
  /** Null while nobody knows the readings. */
  readonly finder = signal<StepFinder | null>(null);

  /** Goes on at another instant, once what is to be shown there is known. */
  leap(to: number): void {
    this.ready.set(to);
    this.leaps.update((leaps) => leaps + 1);
  }
}

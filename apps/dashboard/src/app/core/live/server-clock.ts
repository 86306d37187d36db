import { DestroyRef, Injectable, computed, inject, signal } from '@angular/core';
import { onWake } from './wake-signals';

const TICK_MS = 1_000;
/**
 * The present, second by second, on this machine's clock and on the server's. Ages are told by the server's, because a
 * reader's clock that is behind would make old readings look new.
 */
@Injectable({ providedIn: 'root' })
export class ServerClock {
  private readonly offset = signal(0);
  private readonly ticked = signal(Date.now());

  /** Milliseconds since 1970 by this machine's clock, as of the last tick. */
  readonly localNow = this.ticked.asReadonly();
  /** Milliseconds since 1970 by the server's clock, as of the last tick. */
  readonly now = computed(() => this.ticked() + this.offset());

  constructor() {
    const tick = () => this.ticked.set(Date.now());
    const timer = setInterval(tick, TICK_MS);
    const stopWake = onWake(tick);
    inject(DestroyRef).onDestroy(() => {
      clearInterval(timer);
      stopWake();
    });
  }

  /** Takes in what time it is by the server's clock just now, milliseconds since 1970. */
  set(serverTime: number): void {
    this.offset.set(serverTime - Date.now());
  }
}

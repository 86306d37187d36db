import { DestroyRef, Injectable, computed, inject, signal } from '@angular/core';
import { onWake } from './wake-signals';

const TICK_MS = 1_000;
/** How much the estimate may fall with each message, in milliseconds: enough to follow two clocks that drift apart. */
const DRIFT_MS = 10;

/**
 * The present, second by second, on this machine's clock and on the server's. Ages are told by the server's, because a
 * reader's clock that is behind would make old readings look new.
 */
@Injectable({ providedIn: 'root' })
export class ServerClock {
  private readonly offset = signal<number | null>(null);
  private readonly ticked = signal(Date.now());

  /** Milliseconds since 1970 by this machine's clock, as of the last tick. */
  readonly localNow = this.ticked.asReadonly();
  /** Milliseconds since 1970 by the server's clock, as of the last tick. */
  readonly now = computed(() => this.ticked() + (this.offset() ?? 0));

  constructor() {
    const tick = () => this.ticked.set(Date.now());
    const timer = setInterval(tick, TICK_MS);
    const stopWake = onWake(tick);
    inject(DestroyRef).onDestroy(() => {
      clearInterval(timer);
      stopWake();
    });
  }

  /** Takes the time with which a connection began as the new base. */
  begin(serverTime: number): void {
    this.offset.set(serverTime - Date.now());
  }

  /**
   * Takes in the time that a later message carried. A message that was delayed on its way would turn the clock back and
   * make what came with it look fresh, so the estimate follows at once only upwards.
   */
  follow(serverTime: number): void {
    const sample = serverTime - Date.now();
    this.offset.update((offset) => (offset === null ? sample : Math.max(sample, offset - DRIFT_MS)));
  }
}

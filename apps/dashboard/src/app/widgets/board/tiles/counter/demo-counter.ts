import { Injectable, inject } from '@angular/core';
import { DEMO_DEVICE } from '@tachograph/contracts';
import { SubmissionsApi } from '../../../../core/api/submissions-api';

/** The channel of {@link DEMO_DEVICE} that counts. */
export const COUNTER_CHANNEL = 'counter';
export const COUNTER_ADDRESS = `${DEMO_DEVICE}/${COUNTER_CHANNEL}`;

/** A count, and when it was so, milliseconds since 1970. */
export interface Count {
  readonly value: number;
  readonly at: number;
}

/**
 * The demo counter, for whoever presses: each press is stored as a reading, one after the other, each from the one before it, so
 * that quick presses all count. Two people who press at the very same moment may count as one.
 */
@Injectable({ providedIn: 'root' })
export class DemoCounter {
  private readonly api = inject(SubmissionsApi);
  private last: Count = { value: 0, at: -Infinity };
  private pressed: Promise<void> = Promise.resolve();

  /** The newest count that came from the server. */
  heard(count: Count): void {
    if (count.at >= this.last.at) this.last = count;
  }

  /**
   * Stores what a press makes of the count.
   * @param now milliseconds since 1970 by the server's clock
   * @throws Error whose message says why it is not stored; those pressed afterwards count from what is
   */
  press(next: (count: number) => number, now: () => number): Promise<void> {
    const done = this.pressed.then(async () => {
      const value = next(this.last.value);
      await this.api.submit({ device: DEMO_DEVICE, channel: COUNTER_CHANNEL, value });
      this.heard({ value, at: Math.max(now(), this.last.at) });
    });
    this.pressed = done.catch(() => undefined);
    return done;
  }
}

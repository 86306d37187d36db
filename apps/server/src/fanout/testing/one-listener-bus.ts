import type { Reading } from '@tachograph/contracts';
import { FanoutBus, type FanoutListener } from '../fanout-bus.js';

/** Hands what is published to its one listener at once; a listener that throws is the test's to see. */
export class OneListenerBus extends FanoutBus {
  private listener: FanoutListener | undefined;

  override publish(readings: readonly Reading[]): void {
    this.listener?.(readings);
  }

  override subscribe(listener: FanoutListener): () => void {
    this.listener = listener;
    return () => (this.listener = undefined);
  }
}

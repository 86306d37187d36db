import type { Reading } from '@tachograph/contracts';
import { type DoubtfulRange, type DoubtListener, FanoutBus, type FanoutListener } from '../fanout-bus.js';

/** Hands what is published to its one listener at once; a listener that throws is the test's to see. */
export class OneListenerBus extends FanoutBus {
  private listener: FanoutListener | undefined;
  private doubted: DoubtListener | undefined;

  override publish(readings: readonly Reading[]): void {
    this.listener?.(readings);
  }

  override doubt(ranges: readonly DoubtfulRange[]): void {
    this.doubted?.(ranges);
  }

  override subscribe(listener: FanoutListener, doubted?: DoubtListener): () => void {
    this.listener = listener;
    this.doubted = doubted;
    return () => (this.listener = undefined);
  }
}

import { Injectable, Logger } from '@nestjs/common';
import type { Reading } from '@tachograph/contracts';
import { FanoutBus, type FanoutListener } from './fanout-bus.js';

/** The fan-out of a single process: listeners are called at once, one after the other. */
@Injectable()
export class InProcessFanoutBus extends FanoutBus {
  private readonly logger = new Logger('FanoutBus');
  private readonly listeners = new Set<{ deliver: FanoutListener }>();

  override publish(readings: readonly Reading[]): void {
    if (readings.length === 0) return;
    for (const listener of this.listeners) {
      try {
        listener.deliver(readings);
      } catch (error) {
        this.logger.error(`a listener failed: ${error instanceof Error ? error.stack : String(error)}`);
      }
    }
  }

  override subscribe(listener: FanoutListener): () => void {
    // An entry of its own for each subscription: the same function may subscribe twice.
    const entry = { deliver: listener };
    this.listeners.add(entry);
    return () => {
      this.listeners.delete(entry);
    };
  }
}

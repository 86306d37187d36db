import { Injectable, Logger } from '@nestjs/common';
import type { Reading } from '@tachograph/contracts';
import { type DoubtfulRange, type DoubtListener, FanoutBus, type FanoutListener } from './fanout-bus.js';

/** The fan-out of a single process: listeners are called at once, one after the other. */
@Injectable()
export class InProcessFanoutBus extends FanoutBus {
  private readonly logger = new Logger('FanoutBus');
  private readonly listeners = new Set<{ deliver: FanoutListener; doubt: DoubtListener }>();

  override publish(readings: readonly Reading[]): void {
    if (readings.length > 0) this.tell((listener) => listener.deliver(readings));
  }

  override doubt(ranges: readonly DoubtfulRange[]): void {
    if (ranges.length > 0) this.tell((listener) => listener.doubt(ranges));
  }

  private tell(call: (listener: { deliver: FanoutListener; doubt: DoubtListener }) => void): void {
    for (const listener of this.listeners) {
      try {
        call(listener);
      } catch (error) {
        this.logger.error(`a listener failed: ${error instanceof Error ? error.stack : String(error)}`);
      }
    }
  }

  override subscribe(listener: FanoutListener, doubted: DoubtListener = () => undefined): () => void {
    // An entry of its own for each subscription: the same function may subscribe twice.
    const entry = { deliver: listener, doubt: doubted };
    this.listeners.add(entry);
    return () => {
      this.listeners.delete(entry);
    };
  }
}

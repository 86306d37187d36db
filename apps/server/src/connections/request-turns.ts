import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Connection } from './connection.js';

/** Bytes that wait to be sent to a client, past which its next request waits too: more than a socket takes without telling of a drain. */
const OUTBOX_BUSY_BYTES = 256 * 1024;

/**
 * Serves the requests of one client one after the other, each in a turn of the event loop of its own, and no faster than it
 * takes the replies: a client that asks for much at once keeps nobody else waiting, and is not cut off for being slow.
 */
export class RequestTurns {
  private last = Promise.resolve();
  private drained: () => void = () => undefined;

  constructor(private readonly client: Connection) {
    client.onDrain(() => {
      this.drained();
    });
  }

  /** @param serve never rejects */
  add(serve: () => Promise<void>): void {
    this.last = this.last
      .then(() => this.room())
      // What a client had asked for before it went must cost nothing.
      .then(() => (this.client.isOpen ? serve() : undefined));
  }

  private async room(): Promise<void> {
    await nextTurn();
    while (this.client.outboxBytes > OUTBOX_BUSY_BYTES) {
      await new Promise<void>((resolve) => {
        this.drained = resolve;
      });
    }
  }
}

import type { Reading } from '@tachograph/contracts';

export type FanoutListener = (readings: readonly Reading[]) => void;

/**
 * Carries stored readings to everyone who watches, in every process.
 *
 * Guarantee: readings that one process publishes reach each listener in the order of publication, each at most once. A
 * listener gets what is published after it subscribed. Publishing never waits for a listener and never fails because
 * of one: a listener that throws is logged and the others are served.
 */
export abstract class FanoutBus {
  /** Readings must be stored already. */
  abstract publish(readings: readonly Reading[]): void;

  /** @returns a function that ends the subscription; nothing is delivered after it was called */
  abstract subscribe(listener: FanoutListener): () => void;
}

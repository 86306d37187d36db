import type { Reading } from '@tachograph/contracts';

/** Times at which readings of a channel were taken of which nobody knows whether they are stored, inclusive. */
export interface DoubtfulRange {
  readonly device: string;
  readonly channel: string;
  /** Milliseconds since 1970, UTC. */
  readonly from: number;
  readonly to: number;
  /** The largest id among them. */
  readonly lastId: number;
}

export type DoubtListener = (ranges: readonly DoubtfulRange[]) => void;

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

  /** Tells where readings may stand in the store that will never be published, or have come to stand there since. */
  abstract doubt(ranges: readonly DoubtfulRange[]): void;

  /**
   * @param doubted for those who must know what they were not told
   * @returns a function that ends the subscription; nothing is delivered after it was called
   */
  abstract subscribe(listener: FanoutListener, doubted?: DoubtListener): () => void;
}

/** Seconds' worth of messages that may come at once. */
const BURST_SECONDS = 2;

const SECOND_MS = 1_000;

/**
 * How many messages one connection may still send: a token bucket that is filled up only once it is empty. Hot path: nothing
 * but a count goes down for each message, and the clock is looked at once in many. After a long silence it is therefore full
 * when it runs out, and full again: a burst may be twice as long as one bucket.
 */
export class MessageBudget {
  private left: number;
  private filledAt = performance.now();

  /** @param perSecond messages a second in the long run, at least 1; Infinity for no limit */
  constructor(readonly perSecond: number) {
    this.left = this.most;
  }

  /** What a full bucket holds. */
  get most(): number {
    return this.perSecond * BURST_SECONDS;
  }

  /** Takes one message out; false where none is left. */
  take(): boolean {
    if (this.left < 1) this.fill();
    if (this.left < 1) return false;
    this.left -= 1;
    return true;
  }

  private fill(): void {
    const now = performance.now();
    const earned = Math.floor(((now - this.filledAt) * this.perSecond) / SECOND_MS);
    this.left = Math.min(earned, this.most);
    // What was earned of the next message is kept, unless the bucket ran over.
    this.filledAt = this.left < earned ? now : this.filledAt + (earned / this.perSecond) * SECOND_MS;
  }
}

/** Milliseconds between two looks. */
const INTERVAL_MS = 100;

/** An outbox that was full. */
export interface FullOutbox {
  /**
   * @param elapsedMs since the last look
   * @returns whether it has to be looked at again
   */
  check(elapsedMs: number): boolean;
}

/**
 * Looks at full outboxes until they have room. Their sockets tell when they are empty, but those that were never full by
 * their own measure don't.
 */
export class SlowViewers {
  private readonly outboxes = new Set<FullOutbox>();
  private timer: NodeJS.Timeout | undefined;
  private lastAt = 0;

  add(outbox: FullOutbox): void {
    this.outboxes.add(outbox);
    if (this.timer !== undefined) return;
    this.lastAt = performance.now();
    this.timer = setInterval(() => {
      this.look();
    }, INTERVAL_MS);
  }

  delete(outbox: FullOutbox): void {
    this.outboxes.delete(outbox);
    if (this.outboxes.size === 0) this.end();
  }

  end(): void {
    clearInterval(this.timer);
    this.timer = undefined;
  }

  private look(): void {
    const now = performance.now();
    // After a stall of this process nobody's time counts: what the viewers took meanwhile has not been seen yet.
    const elapsed = Math.min(now - this.lastAt, 2 * INTERVAL_MS);
    this.lastAt = now;
    for (const outbox of this.outboxes) if (!outbox.check(elapsed)) this.outboxes.delete(outbox);
    if (this.outboxes.size === 0) this.end();
  }
}

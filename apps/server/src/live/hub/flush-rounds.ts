import type { LivePosition } from '@tachograph/contracts';
import type { LiveHead } from './live-head.js';

/** Milliseconds between two rounds at least. */
const INTERVAL_MS = 20;

/** What has something to send. */
export interface Flushable {
  /** @param position the place behind all readings that were handed out so far */
  flush(position: LivePosition): void;
}

/**
 * Sends what is due, all streams together, so that one position holds for all of them: at once where nothing was sent for a
 * while, so that a lone reading does not wait, and at most every 20 ms where much comes.
 */
export class FlushRounds {
  private readonly due = new Set<Flushable>();
  private timer: NodeJS.Timeout | undefined;
  private lastAt = -Infinity;

  constructor(private readonly head: LiveHead) {}

  /** Hot path: once a reading and stream. */
  add(flushable: Flushable): void {
    this.due.add(flushable);
  }

  delete(flushable: Flushable): void {
    this.due.delete(flushable);
  }

  /** To be called when all that came at once was handed out. */
  begin(): void {
    if (this.due.size === 0 || this.timer !== undefined) return;
    const wait = this.lastAt + INTERVAL_MS - performance.now();
    if (wait <= 0) this.run();
    else
      this.timer = setTimeout(() => {
        this.run();
      }, wait);
  }

  /** Sends all that is due, now. */
  run(): void {
    this.end();
    if (this.due.size === 0) return;
    this.lastAt = performance.now();
    const { position } = this.head;
    const due = [...this.due];
    this.due.clear();
    for (const flushable of due) flushable.flush(position);
  }

  end(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }
}

import type { LoggerService } from '@nestjs/common';
import type { Clock } from '../../platform/clock.js';

const INTERVAL_MS = 60_000;

/** Tells of what may happen often: the first time at once, then at most once a minute, with the count since. */
export class RareLog {
  private toldAt = -Infinity;
  private since = 0;

  constructor(
    private readonly logger: Pick<LoggerService, 'warn'>,
    private readonly clock: Clock,
  ) {}

  note(text: string): void {
    this.since += 1;
    const now = this.clock.now();
    if (now - this.toldAt < INTERVAL_MS && now >= this.toldAt) return;
    this.logger.warn(this.since > 1 ? `${text} (${this.since} times since the last report)` : text);
    this.toldAt = now;
    this.since = 0;
  }
}

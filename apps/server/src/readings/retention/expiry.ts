import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import type { StorageUse } from '@tachograph/contracts';
import { Clock } from '../../platform/clock.js';
import { RareLog } from '../../platform/rare-log.js';
import { ExpiryRun } from './expiry-run.js';

/** Milliseconds between two runs, and from the start to the first, which ends what an earlier server had begun. */
const EVERY_MS = 3_600_000;
const FIRST_AFTER_MS = 10_000;

/** Removes what the rules don't keep: every hour, and when they change. Never twice at once. */
@Injectable()
export class Expiry implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(Expiry.name);
  private readonly failures = new RareLog((line) => this.logger.error(line));
  private readonly stop = new AbortController();
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  private again = false;
  private last: Pick<StorageUse['expiry'], 'lastRun' | 'lastRemoved' | 'lastError'> = {
    lastRun: null,
    lastRemoved: 0,
    lastError: null,
  };

  constructor(
    private readonly run: ExpiryRun,
    private readonly clock: Clock,
  ) {}

  get figures(): StorageUse['expiry'] {
    return { running: this.running !== undefined, ...this.last };
  }

  onApplicationBootstrap(): void {
    this.wait(FIRST_AFTER_MS);
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stop.abort();
    clearTimeout(this.timer);
    await this.running;
  }

  /** Runs as soon as possible, once more where it is running already: the rules may be others than those it began with. */
  start(): void {
    this.again = true;
    this.running ??= this.repeat().finally(() => {
      this.running = undefined;
      this.wait(EVERY_MS);
    });
  }

  /** Resolves when it does not run any more. */
  async finished(): Promise<void> {
    await this.running;
  }

  private wait(ms: number): void {
    clearTimeout(this.timer);
    if (this.stop.signal.aborted) return;
    this.timer = setTimeout(() => {
      this.start();
    }, ms).unref();
  }

  private async repeat(): Promise<void> {
    while (this.again && !this.stop.signal.aborted) {
      this.again = false;
      clearTimeout(this.timer);
      await this.once();
    }
  }

  private async once(): Promise<void> {
    try {
      const removed = await this.run.once(this.clock.now(), this.stop.signal);
      this.last = { lastRun: this.clock.now(), lastRemoved: removed, lastError: null };
      if (removed > 0) this.logger.log(`${removed} readings have expired and are gone`);
    } catch (error) {
      // What was begun is ended by the next run.
      this.last = { ...this.last, lastRun: this.clock.now(), lastError: String(error) };
      this.failures.note(`what has expired could not be removed, it is tried again in an hour: ${String(error)}`);
    }
  }
}

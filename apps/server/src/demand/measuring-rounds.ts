import { Logger } from '@nestjs/common';
import { TachographError } from '../platform/errors/index.js';
import { RareLog } from '../platform/rare-log.js';
import type { Demand, Measurable } from './demand.js';

/** What is measured again and again while someone looks. */
export interface Measurement extends Measurable {
  /** Who measures, for the log. */
  readonly name: string;
  /** Milliseconds from the beginning of one round to that of the next. */
  readonly intervalMs: number;
  /** One round. It may fail: the next is tried all the same. */
  measure(): Promise<unknown>;
}

/**
 * Measures round by round while someone looks at the channels: the first round begins at once, or when the interval since
 * the last one is over. Rounds never overlap: one that takes longer than the interval holds up the next.
 */
export class MeasuringRounds {
  private readonly failures: RareLog;
  private wanted = false;
  private measuring = false;
  private timer: NodeJS.Timeout | undefined;
  private dueAt = -Infinity;
  private endServing: (() => void) | undefined;

  constructor(
    private readonly demand: Demand,
    private readonly measurement: Measurement,
  ) {
    const logger = new Logger(measurement.name);
    this.failures = new RareLog((line) => logger.error(line));
  }

  begin(): void {
    this.endServing = this.demand.serve(this.measurement, (wanted) => {
      this.wanted = wanted;
      this.schedule();
    });
  }

  /** Begins no further round; one that is under way is let finish. */
  end(): void {
    this.endServing?.();
    this.wanted = false;
    this.schedule();
  }

  private schedule(): void {
    clearTimeout(this.timer);
    if (!this.wanted || this.measuring) return;
    const wait = Math.max(0, this.dueAt - performance.now());
    this.timer = setTimeout(() => void this.round(), wait);
  }

  private async round(): Promise<void> {
    this.measuring = true;
    this.dueAt = performance.now() + this.measurement.intervalMs;
    try {
      await this.measurement.measure();
    } catch (error) {
      // An error of ours was foreseen, and whoever raised it has logged what is to be known of it.
      if (!(error instanceof TachographError)) this.failures.note(error);
    } finally {
      this.measuring = false;
      this.schedule();
    }
  }
}

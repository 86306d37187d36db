import { cpus } from 'node:os';
import { setTimeout as after } from 'node:timers/promises';

/** Milliseconds after which an earlier count says nothing about now. */
const BASELINE_MAX_AGE_MS = 3_000;

/** Milliseconds over which the first figure is measured: the system counts in hundredths of a second. */
const FIRST_SPAN_MS = 250;

/** Time of all processors together since boot, in the system's ticks. */
interface Ticks {
  readonly idle: number;
  readonly total: number;
  /** When they were counted: milliseconds of the steady clock. */
  readonly at: number;
}

/**
 * How busy the processors are. The system only counts the time since boot, so a figure is the difference of two counts:
 * the previous one, or, where that is too old, one taken a moment before. Counted by Node itself: systeminformation starts
 * a program for it and lets the event loop wait, 4 ms each time.
 */
export class CpuLoad {
  private before: Ticks | undefined;

  /** @param count what the system counts for each processor; a seam, so that tests can set it */
  constructor(private readonly count: () => Pick<ReturnType<typeof cpus>[number], 'times'>[] = cpus) {}

  /** @returns per cent, 0–100, since the previous call if that was at most 3 s ago, else of the last quarter of a second */
  async read(): Promise<number> {
    const before = await this.baseline();
    const now = this.ticks();
    this.before = now;
    const total = now.total - before.total;
    // Some containers show no ticks at all, and a processor that is taken away takes its ticks along.
    if (total <= 0) return 0;
    const busy = 1 - (now.idle - before.idle) / total;
    return Math.min(Math.max(busy, 0), 1) * 100;
  }

  private async baseline(): Promise<Ticks> {
    if (this.before !== undefined && performance.now() - this.before.at <= BASELINE_MAX_AGE_MS) return this.before;
    const ticks = this.ticks();
    await after(FIRST_SPAN_MS);
    return ticks;
  }

  private ticks(): Ticks {
    const times = this.count().map((cpu) => cpu.times);
    const idle = times.reduce((sum, time) => sum + time.idle, 0);
    const total = times.reduce((sum, { user, nice, sys, idle: none, irq }) => sum + user + nice + sys + none + irq, 0);
    return { idle, total, at: performance.now() };
  }
}

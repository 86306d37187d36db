import { hostname } from 'node:os';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { type DashboardMetrics, HOST_CHANNELS, hostDevice, type Reading } from '@tachograph/contracts';
import { firstValueFrom, Subject, timeout } from 'rxjs';
import { Demand } from '../../demand/index.js';
import { Clock } from '../../platform/clock.js';
import { toDashboardMetrics } from './dashboard-metrics.js';
import { MetricsUnavailableError } from './errors.js';

/** Milliseconds for which metrics speak for now. */
const FRESH_MS = 1_000;

/** Milliseconds for metrics to be measured and stored. */
const PATIENCE_MS = 5_000;

const CHANNELS = Object.values(HOST_CHANNELS).map(({ name }) => name);

/** The metrics of this machine as its stored readings bring them: the last ones, and the next. */
@Injectable()
export class HostMetrics implements OnModuleDestroy {
  private readonly device = hostDevice(hostname());
  private readonly next = new Subject<DashboardMetrics>();
  private last: DashboardMetrics | undefined;

  constructor(
    private readonly demand: Demand,
    private readonly clock: Clock,
  ) {}

  /**
   * @param readings as the bus brings them: those of one measurement together
   * @returns the metrics among them, in their order
   */
  take(readings: readonly Reading[]): DashboardMetrics[] {
    const all = toDashboardMetrics(readings, this.device);
    for (const metrics of all) {
      this.last = metrics;
      this.next.next(metrics);
    }
    return all;
  }

  /**
   * The last metrics if they are at most a second old; else the next ones, which are measured for it if nobody else looks.
   *
   * @throws MetricsUnavailableError if none come within 5 s
   */
  async current(): Promise<DashboardMetrics> {
    if (this.last !== undefined && this.isFresh(this.last)) return this.last;
    const coming = firstValueFrom(this.next.pipe(timeout(PATIENCE_MS)));
    const endDemand = this.demand.watch(CHANNELS);
    try {
      return await coming;
    } catch {
      throw new MetricsUnavailableError();
    } finally {
      endDemand();
    }
  }

  onModuleDestroy(): void {
    this.next.complete();
  }

  private isFresh({ timestamp }: DashboardMetrics): boolean {
    // The clock may have been set back in between.
    return Math.abs(this.clock.now() - Date.parse(timestamp)) <= FRESH_MS;
  }
}

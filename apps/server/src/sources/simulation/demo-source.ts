import { randomInt } from 'node:crypto';
import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { DEMO_DEVICE, DEMO_LABELS } from '@tachograph/contracts';
import { Demand, MeasuringRounds } from '../../demand/index.js';
import { Clock } from '../../platform/clock.js';
import { Settings } from '../../platform/config/index.js';
import { ReadingIngest } from '../../readings/index.js';

const INTERVAL_MS = 2_000;
const VALUE_MIN = 1;
const VALUE_MAX = 100;

/** Something to look at without a device: every two seconds, while someone looks, a random value of a random label. */
@Injectable()
export class DemoSource implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly rounds: MeasuringRounds;

  constructor(
    private readonly ingest: ReadingIngest,
    private readonly clock: Clock,
    private readonly settings: Settings,
    demand: Demand,
  ) {
    this.rounds = new MeasuringRounds(demand, {
      name: DemoSource.name,
      device: DEMO_DEVICE,
      channels: DEMO_LABELS,
      intervalMs: INTERVAL_MS,
      measure: () => this.record(),
    });
  }

  onApplicationBootstrap(): void {
    if (this.settings.demoSource) this.rounds.begin();
  }

  onModuleDestroy(): void {
    this.rounds.end();
  }

  private async record(): Promise<void> {
    const channel = DEMO_LABELS[randomInt(DEMO_LABELS.length)] ?? DEMO_LABELS[0];
    const value = randomInt(VALUE_MIN, VALUE_MAX + 1);
    await this.ingest.accept({
      device: DEMO_DEVICE,
      timestamp: this.clock.now(),
      values: [{ channel, unit: '', value }],
    });
  }
}

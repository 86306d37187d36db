import { hostname } from 'node:os';
import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { HOST_CHANNELS, hostDevice } from '@tachograph/contracts';
import { Demand, MeasuringRounds } from '../../demand/index.js';
import { Clock } from '../../platform/clock.js';
import { ReadingIngest } from '../../readings/index.js';
import { HostGauge } from './host-gauge.js';

const INTERVAL_MS = 1_000;

/** Records the figures of this machine once a second, for everyone together and only while someone looks. */
@Injectable()
export class HostRecorder implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly device = hostDevice(hostname());
  private readonly rounds: MeasuringRounds;

  constructor(
    private readonly gauge: HostGauge,
    private readonly ingest: ReadingIngest,
    private readonly clock: Clock,
    demand: Demand,
  ) {
    this.rounds = new MeasuringRounds(demand, {
      name: HostRecorder.name,
      device: this.device,
      channels: Object.values(HOST_CHANNELS).map(({ name }) => name),
      intervalMs: INTERVAL_MS,
      measure: () => this.record(),
    });
  }

  onApplicationBootstrap(): void {
    this.rounds.begin();
  }

  onModuleDestroy(): void {
    this.rounds.end();
  }

  /** One submission a round, its values in the order of {@link HOST_CHANNELS}: so they get consecutive ids in that order. */
  private async record(): Promise<void> {
    const figures = await this.gauge.read();
    const values = Object.entries(HOST_CHANNELS).map(([key, { name, unit }]) => ({
      channel: name,
      unit,
      value: figures[key as keyof typeof HOST_CHANNELS],
    }));
    await this.ingest.accept({ device: this.device, timestamp: this.clock.now(), values });
  }
}

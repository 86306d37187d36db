import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Clock } from '../../platform/clock.js';
import { Settings } from '../../platform/config/index.js';
import { StreamStates } from '../../platform/observability/index.js';
import { StreamIntake } from './stream-intake.js';
import { StreamPuller } from './stream-puller.js';

/** Pulls each stream of the setting from the start of the server to its stop, which comes before the door closes. */
@Injectable()
export class StreamSource implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly pullers: readonly StreamPuller[];

  constructor(intake: StreamIntake, states: StreamStates, settings: Settings, clock: Clock) {
    // A stream that is named twice is one stream: its readings must not be doubled.
    this.pullers = [...new Set(settings.streamUrls)].map((url) => new StreamPuller(url, { intake, settings, clock }));
    for (const puller of this.pullers) states.add(() => puller.report());
  }

  onApplicationBootstrap(): void {
    for (const puller of this.pullers) puller.start();
  }

  async onModuleDestroy(): Promise<void> {
    await Promise.all(this.pullers.map((puller) => puller.stop()));
  }
}

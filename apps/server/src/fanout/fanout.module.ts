import { Module } from '@nestjs/common';
import { FanoutBus } from './fanout-bus.js';
import { InProcessFanoutBus } from './in-process-fanout-bus.js';

/** Between what is stored and whoever watches. */
@Module({
  providers: [{ provide: FanoutBus, useClass: InProcessFanoutBus }],
  exports: [FanoutBus],
})
export class FanoutModule {}

import { Module } from '@nestjs/common';
import { ConnectionsModule } from '../connections/index.js';
import { DemandModule } from '../demand/index.js';
import { FanoutModule } from '../fanout/index.js';
import { ReadingsModule } from '../readings/index.js';
import { LiveGateway } from './live.gateway.js';
import { OriginPolicy } from './origin-policy.js';

/** The edges that people connect to. */
@Module({
  imports: [ConnectionsModule, DemandModule, FanoutModule, ReadingsModule],
  providers: [LiveGateway, OriginPolicy],
  exports: [OriginPolicy],
})
export class LiveModule {}

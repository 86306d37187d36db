import { Module } from '@nestjs/common';
import { ConnectionsModule } from '../connections/index.js';
import { FanoutModule } from '../fanout/index.js';
import { ReadingsModule } from '../readings/index.js';
import { LiveGateway } from './live.gateway.js';
import { OriginPolicy } from './origin-policy.js';

/** The edges that people connect to. */
@Module({
  imports: [ConnectionsModule, FanoutModule, ReadingsModule],
  providers: [LiveGateway, OriginPolicy],
  exports: [OriginPolicy],
})
export class LiveModule {}

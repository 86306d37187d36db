import { Module } from '@nestjs/common';
import { ConnectionsModule } from '../connections/index.js';
import { DemandModule } from '../demand/index.js';
import { EventsModule } from '../events/index.js';
import { FanoutModule } from '../fanout/index.js';
import { ReadingsModule } from '../readings/index.js';
import { Admission } from './admission.js';
import { EventsGateway } from './events.gateway.js';
import { LiveHub } from './hub/live-hub.js';
import { LiveGateway } from './live.gateway.js';
import { OriginPolicy } from './origin-policy.js';
import { ServerStop } from './server-stop.js';
import { SocketIoClientController } from './socket-io-client.controller.js';
import { SocketIoEdge } from './socket-io-edge.js';

/** The edges that people connect to. */
@Module({
  imports: [ConnectionsModule, DemandModule, EventsModule, FanoutModule, ReadingsModule],
  controllers: [SocketIoClientController],
  providers: [LiveGateway, LiveHub, EventsGateway, OriginPolicy, Admission, ServerStop, SocketIoEdge],
  exports: [OriginPolicy, ServerStop],
})
export class LiveModule {}

import { Module } from '@nestjs/common';
import { ConnectionRegistry } from './connection-registry.js';
import { ConnectionsController } from './connections.controller.js';
import { Heartbeat } from './heartbeat.js';

/** Who is connected here. */
@Module({
  controllers: [ConnectionsController],
  providers: [ConnectionRegistry, Heartbeat],
  exports: [ConnectionRegistry, Heartbeat],
})
export class ConnectionsModule {}

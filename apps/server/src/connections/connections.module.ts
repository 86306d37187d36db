import { Module } from '@nestjs/common';
import { ConnectionRegistry } from './connection-registry.js';
import { ConnectionsController } from './connections.controller.js';
import { Heartbeat } from './heartbeat.js';
import { Vacancies } from './vacancies.js';

/** Who is connected here. */
@Module({
  controllers: [ConnectionsController],
  providers: [ConnectionRegistry, Heartbeat, Vacancies],
  exports: [ConnectionRegistry, Vacancies],
})
export class ConnectionsModule {}

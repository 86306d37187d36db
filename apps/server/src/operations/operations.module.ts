import { Module } from '@nestjs/common';
import { ConnectionsModule } from '../connections/index.js';
import { ReadingsModule } from '../readings/index.js';
import { HealthReport } from './health-report.js';
import { HealthController } from './health.controller.js';
import { SystemStatusController } from './system-status.controller.js';
import { WebsocketController } from './websocket.controller.js';

/** For whoever runs the server. */
@Module({
  imports: [ConnectionsModule, ReadingsModule],
  controllers: [HealthController, SystemStatusController, WebsocketController],
  providers: [HealthReport],
})
export class OperationsModule {}

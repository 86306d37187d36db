import { Module } from '@nestjs/common';
import { ConnectionsModule } from '../../connections/index.js';
import { ReadingsModule } from '../../readings/index.js';
import { HistoryController } from './history.controller.js';
import { SendController } from './send.controller.js';
import { SpeedArchive } from './speed-archive.js';
import { SpeedDelivery } from './speed-delivery.js';
import { SpeedIntake } from './speed-intake.js';
import { SpeedGateway } from './speed.gateway.js';

/** The older speed clients: the plain WebSocket channel, `POST /send` and `GET /history`. */
@Module({
  imports: [ConnectionsModule, ReadingsModule],
  controllers: [SendController, HistoryController],
  providers: [SpeedGateway, SpeedIntake, SpeedDelivery, SpeedArchive],
})
export class SpeedModule {}

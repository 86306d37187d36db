import { Module } from '@nestjs/common';
import { ReadingsModule } from '../../readings/index.js';
import { BatchIntake } from './batch-intake.js';
import { BatchController } from './batch.controller.js';
import { QueuePlaces } from './queue-places.js';

/** Readings in bodies of HTTP requests, from any device: one, some, or as many as a device has kept. */
@Module({
  imports: [ReadingsModule],
  controllers: [BatchController],
  providers: [BatchIntake, QueuePlaces],
})
export class BatchModule {}

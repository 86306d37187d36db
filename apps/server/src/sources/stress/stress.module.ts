import { Module } from '@nestjs/common';
import { EventsModule } from '../../events/index.js';
import { FanoutModule } from '../../fanout/index.js';
import { ReadingsModule } from '../../readings/index.js';
import { SensorArchive } from './sensor-archive.js';
import { SensorDataController } from './sensor-data.controller.js';
import { SensorGateway } from './sensor.gateway.js';
import { StoredSamples } from './stored-samples.js';
import { StressIntake } from './stress-intake.js';
import { WornSensors } from './worn-sensors.js';

/** Wearable sensors: takes their readings in and estimates the stress of whoever wears them. */
@Module({
  imports: [EventsModule, FanoutModule, ReadingsModule],
  controllers: [SensorDataController],
  providers: [SensorGateway, SensorArchive, StressIntake, WornSensors, StoredSamples],
})
export class StressModule {}

import { Module } from '@nestjs/common';
import { ReadingsModule } from '../../readings/index.js';
import { SensorDataController } from './sensor-data.controller.js';
import { StoredSamples } from './stored-samples.js';
import { StressIntake } from './stress-intake.js';
import { WornSensors } from './worn-sensors.js';

/** Wearable sensors: takes their readings in and estimates the stress of whoever wears them. */
@Module({
  imports: [ReadingsModule],
  controllers: [SensorDataController],
  providers: [StressIntake, WornSensors, StoredSamples],
})
export class StressModule {}

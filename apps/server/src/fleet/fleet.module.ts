import { Module } from '@nestjs/common';
import { DevicesModule } from '../devices/index.js';
import { ReadingsModule } from '../readings/index.js';
import { TrafficModule } from '../traffic/index.js';
import { DevicesController } from './devices.controller.js';
import { Fleet } from './fleet.js';

/** Devices as people look at them: who they are, what they measured last, how they send. */
@Module({
  imports: [DevicesModule, ReadingsModule, TrafficModule],
  controllers: [DevicesController],
  providers: [Fleet],
})
export class FleetModule {}

import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { FanoutModule } from '../fanout/index.js';
import { ReadingsModule } from '../readings/index.js';
import { DeviceTrafficEntity } from './store/device-traffic.entity.js';
import { TrafficTable } from './store/traffic-table.js';
import { TrafficMeter } from './traffic-meter.js';

/** How devices send: how much, how late, with which clock. */
@Module({
  imports: [TypeOrmModule.forFeature([DeviceTrafficEntity]), FanoutModule, ReadingsModule],
  providers: [TrafficMeter, TrafficTable],
  exports: [TrafficMeter],
})
export class TrafficModule {}

import { Module } from '@nestjs/common';
import { DemandModule } from '../../demand/index.js';
import { ReadingsModule } from '../../readings/index.js';
import { HostGauge } from './host-gauge.js';
import { HostRecorder } from './host-recorder.js';
import { SysteminformationHostGauge } from './systeminformation-host-gauge.js';

/** The machine that the server runs on, as a device: processors, memory, network. */
@Module({
  imports: [DemandModule, ReadingsModule],
  providers: [HostRecorder, { provide: HostGauge, useClass: SysteminformationHostGauge }],
})
export class HostModule {}

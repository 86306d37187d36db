import { Module } from '@nestjs/common';
import { DemandModule } from '../../demand/index.js';
import { FanoutModule } from '../../fanout/index.js';
import { ReadingsModule } from '../../readings/index.js';
import { DashboardArchive } from './dashboard-archive.js';
import { DashboardAudience } from './dashboard-audience.js';
import { DashboardGateway } from './dashboard.gateway.js';
import { HostMetrics } from './host-metrics.js';

/** The older dashboard's clients: metrics of the machine and demo data over a plain WebSocket. */
@Module({
  imports: [DemandModule, FanoutModule, ReadingsModule],
  providers: [DashboardGateway, DashboardAudience, HostMetrics, DashboardArchive],
})
export class DashboardModule {}

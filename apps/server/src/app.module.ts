import { type DynamicModule, Module } from '@nestjs/common';
import { ConnectionsModule } from './connections/index.js';
import { DashboardsModule } from './dashboards/index.js';
import { DemandModule } from './demand/index.js';
import { DevicesModule } from './devices/index.js';
import { EventsModule } from './events/index.js';
import { FanoutModule } from './fanout/index.js';
import { FleetModule } from './fleet/index.js';
import { LiveModule } from './live/index.js';
import { OperationsModule } from './operations/index.js';
import { DatabaseModule } from './platform/database/index.js';
import { type Settings, SettingsModule } from './platform/config/index.js';
import { ObservabilityModule } from './platform/observability/index.js';
import { ReadingsModule, RollerModule } from './readings/index.js';
import { BatchModule } from './sources/batch/index.js';
import { DashboardModule } from './sources/dashboard/index.js';
import { HostModule } from './sources/host/index.js';
import { SimulationModule } from './sources/simulation/index.js';
import { SpeedModule } from './sources/speed/index.js';
import { StreamModule } from './sources/stream/index.js';
import { StressModule } from './sources/stress/index.js';
import { TrafficModule } from './traffic/index.js';

/** The list of rooms. */
@Module({
  imports: [
    DatabaseModule,
    ObservabilityModule,
    DevicesModule,
    ReadingsModule,
    RollerModule,
    FanoutModule,
    TrafficModule,
    FleetModule,
    DemandModule,
    ConnectionsModule,
    EventsModule,
    LiveModule,
    BatchModule,
    SpeedModule,
    DashboardModule,
    HostModule,
    SimulationModule,
    StreamModule,
    StressModule,
    DashboardsModule,
    OperationsModule,
  ],
})
export class AppModule {
  static with(settings: Settings): DynamicModule {
    return { module: AppModule, imports: [SettingsModule.with(settings)] };
  }
}

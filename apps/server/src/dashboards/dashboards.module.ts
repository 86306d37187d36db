import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DashboardStore } from './dashboard-store.js';
import { Dashboards } from './dashboards.js';
import { DashboardsController } from './dashboards.controller.js';
import { DashboardEntity } from './store/dashboard.entity.js';
import { TypeormDashboardStore } from './store/typeorm-dashboard-store.js';

/** The dashboards that people have made. */
@Module({
  imports: [TypeOrmModule.forFeature([DashboardEntity])],
  controllers: [DashboardsController],
  providers: [Dashboards, { provide: DashboardStore, useClass: TypeormDashboardStore }],
})
export class DashboardsModule {}

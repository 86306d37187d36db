import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { SystemStatus } from '@tachograph/contracts';
import { SystemStatusDto } from '@tachograph/contracts/dto';
import { ConnectionRegistry } from '../connections/index.js';
import { Clock } from '../platform/clock.js';
import { HealthReport } from './health-report.js';

@ApiTags('operations')
@Controller('api/system/status')
export class SystemStatusController {
  constructor(
    private readonly report: HealthReport,
    private readonly registry: ConnectionRegistry,
    private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOperation({ summary: 'State, versions, clients by type, database and counts' })
  @ApiOkResponse({ type: SystemStatusDto })
  async status(): Promise<SystemStatus> {
    const { status, version, uptime, database, ingest, connections } = await this.report.make();
    const { stored, refused, queued } = ingest;
    return {
      status,
      timestamp: new Date(this.clock.now()).toISOString(),
      uptime,
      versions: { app: version, node: process.version },
      database,
      clients: { total: connections, by_type: this.registry.countByChannel() },
      counts: { stored, refused, queued },
    };
  }
}

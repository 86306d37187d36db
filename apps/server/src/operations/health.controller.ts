import { Controller, Get, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiServiceUnavailableResponse, ApiTags } from '@nestjs/swagger';
import type { Health } from '@tachograph/contracts';
import { HealthDto } from '@tachograph/contracts/dto';
import type { Response } from 'express';
import { HealthReport } from './health-report.js';

@ApiTags('operations')
@Controller('health')
export class HealthController {
  constructor(private readonly report: HealthReport) {}

  @Get()
  @ApiOperation({ summary: 'Whether readings can be stored at this moment, and how busy the server is' })
  @ApiOkResponse({ type: HealthDto })
  @ApiServiceUnavailableResponse({ type: HealthDto, description: 'unavailable: nothing can be stored' })
  async health(@Res({ passthrough: true }) response: Response): Promise<Health> {
    const health = await this.report.make();
    response.status(health.status === 'unavailable' ? 503 : 200);
    return health;
  }
}

import { ApiProperty } from '@nestjs/swagger';
import type { Health } from './health.js';

class DatabaseHealthDto {
  @ApiProperty({ enum: ['sqlite', 'mysql'] })
  kind: 'sqlite' | 'mysql';

  @ApiProperty()
  reachable: boolean;
}

class IngestHealthDto {
  @ApiProperty({ description: 'Readings stored since the start', example: 86400 })
  stored: number;

  @ApiProperty({ description: 'Readings that wait for their commit', example: 0 })
  queued: number;

  @ApiProperty({ example: 50000 })
  queueLimit: number;

  @ApiProperty({ description: 'Readings refused since the start: queue full, or commit failed', example: 0 })
  refused: number;
}

export class HealthDto implements Health {
  @ApiProperty({ enum: ['ok', 'unavailable'] })
  status: 'ok' | 'unavailable';

  @ApiProperty({ example: '0.1.0' })
  version: string;

  @ApiProperty({ description: 'Seconds since the start', example: 86400 })
  uptime: number;

  @ApiProperty()
  database: DatabaseHealthDto;

  @ApiProperty()
  ingest: IngestHealthDto;

  @ApiProperty({ example: 3 })
  connections: number;
}

import { ApiProperty } from '@nestjs/swagger';
import { DatabaseHealthDto } from './health.dto.js';
import type { SystemStatus } from './system-status.js';

class VersionsDto {
  @ApiProperty({ example: '0.1.0' })
  app: string;

  @ApiProperty({ example: 'v26.10.0' })
  node: string;
}

class ClientCountsDto {
  @ApiProperty({ example: 4 })
  total: number;

  @ApiProperty({
    description: 'By what they are connected to',
    type: 'object',
    additionalProperties: { type: 'integer' },
    example: { speed: 3, 'socketio:esp32': 1 },
  })
  by_type: Record<string, number>;
}

class ReadingCountsDto {
  @ApiProperty({ description: 'Since the start', example: 86400 })
  stored: number;

  @ApiProperty({ description: 'Since the start: queue full, or commit failed', example: 0 })
  refused: number;

  @ApiProperty({ description: 'That wait for their commit', example: 0 })
  queued: number;
}

export class SystemStatusDto implements SystemStatus {
  @ApiProperty({ enum: ['ok', 'degraded', 'unavailable'] })
  status: 'ok' | 'degraded' | 'unavailable';

  @ApiProperty({ example: '2026-11-21T14:03:11.042Z' })
  timestamp: string;

  @ApiProperty({ description: 'Seconds since the start', example: 86400 })
  uptime: number;

  @ApiProperty()
  versions: VersionsDto;

  @ApiProperty()
  database: DatabaseHealthDto;

  @ApiProperty()
  clients: ClientCountsDto;

  @ApiProperty()
  counts: ReadingCountsDto;
}

import { ApiProperty } from '@nestjs/swagger';
import { HistoryHealthDto } from './history-health.dto.js';
import type { Health, StorageHealth, StreamHealth } from './health.js';

export class DatabaseHealthDto {
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

class JournalHealthDto {
  @ApiProperty({ description: 'Size on disk', example: 4096 })
  bytes: number;

  @ApiProperty({ description: 'JOURNAL_MAX_BYTES', example: 1073741824 })
  limitBytes: number;
}

class StorageHealthDto implements StorageHealth {
  @ApiProperty({
    enum: ['database', 'journal', 'draining', 'refusing'],
    description:
      'Where readings are put: the database, or the journal on disk while the database is away or catches up',
  })
  state: StorageHealth['state'];

  @ApiProperty({ description: 'Readings in the journal', example: 0 })
  waiting: number;

  @ApiProperty({ type: String, nullable: true, description: 'When the first of them was received' })
  waitingSince: string | null;

  @ApiProperty({ type: JournalHealthDto, nullable: true, description: 'null where JOURNAL is off' })
  journal: JournalHealthDto | null;
}

class StreamHealthDto implements StreamHealth {
  @ApiProperty({ description: 'Without credentials and without the query', example: 'http://car:3000/stream' })
  url: string;

  @ApiProperty({ description: 'The device under which its readings are stored', example: 'stream:car:3000' })
  device: string;

  @ApiProperty({ enum: ['connecting', 'open', 'waiting'] })
  state: 'connecting' | 'open' | 'waiting';

  @ApiProperty({ description: 'Readings stored since the start', example: 3600 })
  stored: number;

  @ApiProperty({ description: 'Lines since the start that could not be read', example: 0 })
  skipped: number;

  @ApiProperty({ type: String, nullable: true, example: '2026-11-21T14:03:11.000Z' })
  lastLineAt: string | null;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Why the stream was last lost, or why its readings can not be stored just now',
  })
  lastError: string | null;
}

export class HealthDto implements Health {
  @ApiProperty({ enum: ['ok', 'degraded', 'unavailable'] })
  status: Health['status'];

  @ApiProperty({ example: '0.1.0' })
  version: string;

  @ApiProperty({ description: 'Seconds since the start', example: 86400 })
  uptime: number;

  @ApiProperty()
  database: DatabaseHealthDto;

  @ApiProperty()
  ingest: IngestHealthDto;

  @ApiProperty()
  storage: StorageHealthDto;

  @ApiProperty()
  history: HistoryHealthDto;

  @ApiProperty({ example: 3 })
  connections: number;

  @ApiProperty({ description: 'The streams of STREAM_URLS', type: [StreamHealthDto] })
  streams: StreamHealthDto[];
}

import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsOptional } from 'class-validator';
import { IsIdentifier } from '../readings/field-rules.js';
import { emptyAsAbsent } from '../readings/history-query.dto.js';
import { DiskBudgetDto } from './retention.dto.js';
import type { ChannelUse, StorageForecast, StorageUse } from './retention.js';

const BYTES = { type: 'integer', example: 1_200_000_000 } as const;

class BytesDto {
  @ApiProperty({ ...BYTES, description: 'All of the following' })
  total: number;
  @ApiProperty({ ...BYTES, description: 'Readings and the ids of their messages' })
  readings: number;
  @ApiProperty(BYTES)
  rollups: number;
  @ApiProperty({ ...BYTES, description: 'The journal that stands in while the database is away' })
  journal: number;
  @ApiProperty({ ...BYTES, description: 'Free within the files: used again before they grow' })
  free: number;
  @ApiProperty(BYTES)
  other: number;
}

class DiskDto {
  @ApiProperty(BYTES)
  bytes: number;
  @ApiProperty(BYTES)
  free: number;
}

class ForecastDto implements StorageForecast {
  @ApiProperty({ description: 'Bytes a day over the last week, after what expires; can be negative', example: 4e6 })
  bytesPerDay: number;
  @ApiProperty({ type: Number, nullable: true, description: 'Null: not at this rate', example: 41 })
  daysLeft: number | null;
  @ApiProperty({ example: 'At this rate the disk is full in 41 days.' })
  text: string;
}

class ChannelUseDto implements ChannelUse {
  @ApiProperty({ example: 'car-7' })
  device: string;
  @ApiProperty({ example: 'speed' })
  channel: string;
  @ApiProperty({ example: 'km/h' })
  unit: string;
  @ApiProperty({ example: 31_536_000 })
  readings: number;
  @ApiProperty({ ...BYTES, description: 'With everything that belongs to them, about' })
  bytes: number;
  @ApiProperty({ description: 'Over the last week', example: 86_400 })
  readingsPerDay: number;
  @ApiProperty({ type: Number, nullable: true, example: 1763733791000 })
  oldest: number | null;
  @ApiProperty({ type: Number, nullable: true, example: 1795269791000 })
  newest: number | null;
}

class ExpiryDto {
  @ApiProperty()
  running: boolean;
  @ApiProperty({ type: Number, nullable: true, description: 'Milliseconds since 1970, UTC', example: 1795269791000 })
  lastRun: number | null;
  @ApiProperty({ description: 'Readings that the last run removed', example: 86_400 })
  lastRemoved: number;
  @ApiProperty({ type: String, nullable: true })
  lastError: string | null;
}

/** Query of `GET /api/storage`. */
export class StorageQueryDto {
  @ApiPropertyOptional({ description: 'Channels of this device alone', example: 'car-7' })
  @Transform(({ value }) => emptyAsAbsent(value))
  @IsOptional()
  @IsIdentifier()
  device?: string;
}

/** Answer of `GET /api/storage`. */
export class StorageUseDto implements StorageUse {
  @ApiProperty({ enum: ['sqlite', 'mysql'] })
  database: 'sqlite' | 'mysql';
  @ApiProperty()
  bytes: BytesDto;
  @ApiProperty({ description: 'Readings that are kept', example: 31_536_000 })
  readings: number;
  @ApiProperty({ type: Number, nullable: true, description: 'Of one reading, all included', example: 38.2 })
  bytesPerReading: number | null;
  @ApiProperty({ type: DiskDto, nullable: true, description: 'Null where the server can not see it' })
  disk: DiskDto | null;
  @ApiProperty()
  budget: DiskBudgetDto;
  @ApiProperty()
  forecast: ForecastDto;
  @ApiProperty({ type: [ChannelUseDto], description: 'The channels that take most, first' })
  channels: ChannelUseDto[];
  @ApiProperty({ description: 'All channels, or all of the device asked for', example: 12 })
  channelCount: number;
  @ApiProperty()
  expiry: ExpiryDto;
}

import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsOptional } from 'class-validator';
import { IsIdentifier, IsNumeric } from '../readings/field-rules.js';
import { HistoryQueryDto, emptyAsAbsent } from '../readings/history-query.dto.js';
import type { SendAnswer, SpeedEntry, SpeedHistory } from './speed.js';

/** A speed reading as a client sends it, over a socket or HTTP. Unknown fields are let be. */
export class SpeedReadingDto {
  @ApiProperty({
    description: 'km/h; 0 to 1000 unless the server is configured otherwise',
    oneOf: [{ type: 'number' }, { type: 'string' }],
    example: 72,
  })
  @IsNumeric()
  speed: number | string;

  @ApiPropertyOptional({
    description:
      'When it was taken: a time of day, ISO 8601, Unix seconds or milliseconds. Without one, or with one that makes no sense, the time of receipt counts.',
    oneOf: [{ type: 'string' }, { type: 'number' }],
    example: '2026-11-21T14:03:11Z',
  })
  timestamp?: unknown;

  @ApiPropertyOptional({
    description: "Who measured; default: the connection's device, else `speedometer`",
    type: String,
    example: 'car-7',
  })
  @IsOptional()
  @IsIdentifier()
  device_id?: string | number | null;

  @ApiPropertyOptional({
    description: "The client's own id for this message: the same device and id are stored once",
    type: String,
    example: '8c1f-42',
  })
  @IsOptional()
  @IsIdentifier()
  id?: string | number | null;
}

/** Body of `POST /send`. */
export class SendSpeedDto extends SpeedReadingDto {
  @ApiPropertyOptional({
    description: 'Whom to deliver it to; without one, every connection of the speed channel',
    type: String,
    example: 'car-7',
  })
  @IsOptional()
  @IsIdentifier()
  connection_id?: string | number | null;
}

/** Query of `GET /history`. */
export class SpeedHistoryQueryDto extends HistoryQueryDto {
  @ApiPropertyOptional({ description: 'Of this device alone', example: 'car-7' })
  @Transform(({ value }) => emptyAsAbsent(value))
  @IsOptional()
  @IsIdentifier()
  device_id?: string;
}

export class SpeedEntryDto implements SpeedEntry {
  @ApiProperty({ example: 16777217 })
  id: number;

  @ApiProperty({ description: 'km/h', example: 72 })
  speed: number;

  @ApiProperty({ description: 'When it was taken', example: '2026-11-21T14:03:11.000Z' })
  timestamp: string;

  @ApiProperty({ description: 'When the server received it', example: '2026-11-21T14:03:11.042Z' })
  received_at: string;

  @ApiProperty({ example: 'car-7' })
  device_id: string;
}

export class SpeedHistoryDto implements SpeedHistory {
  @ApiProperty({ example: 1 })
  count: number;

  @ApiProperty({ type: [SpeedEntryDto] })
  data: SpeedEntryDto[];
}

export class SendAnswerDto implements SendAnswer {
  @ApiProperty({ example: 1 })
  delivered: number;

  @ApiProperty()
  reading: SpeedEntryDto;
}

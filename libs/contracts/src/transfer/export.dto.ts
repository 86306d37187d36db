import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsIn, IsOptional, IsString } from 'class-validator';
import { TimeSpanQueryDto } from '../history/time-span-query.dto.js';
import { IsChannelList, IsNumeric } from '../readings/field-rules.js';
import { emptyAsAbsent } from '../readings/history-query.dto.js';
import { parseNumeric } from '../readings/numeric.js';
import { KEPT_RESOLUTIONS, type KeptResolution } from '../storage/retention.js';
import { DEFAULT_TIME_ZONE, IsTimeZone } from './transfer-rules.js';
import { EXPORT_CHANNELS_MAX, type ExportCount, TRANSFER_FORMATS, type TransferFormat } from './transfer.js';

/** Query of `GET /api/export` and `GET /api/export/count`. */
export class ExportQueryDto extends TimeSpanQueryDto {
  @ApiProperty({
    description: `Addresses device/channel with commas between them; * stands for any characters. At most ${EXPORT_CHANNELS_MAX} channels may be meant`,
    example: 'car-7/speed,car-8/*',
  })
  @IsChannelList()
  channels: string;

  @ApiPropertyOptional({ description: 'What the file is to be', enum: TRANSFER_FORMATS, default: 'csv' })
  @Transform(({ value }) => emptyAsAbsent(value) ?? 'csv')
  @IsIn(TRANSFER_FORMATS, { message: `format must be one of ${TRANSFER_FORMATS.join(', ')}` })
  format: TransferFormat = 'csv';

  @ApiPropertyOptional({ description: 'The readings themselves, or rolled up', enum: KEPT_RESOLUTIONS, default: 'raw' })
  @Transform(({ value }) => emptyAsAbsent(value) ?? 'raw')
  @IsIn(KEPT_RESOLUTIONS, { message: `resolution must be one of ${KEPT_RESOLUTIONS.join(', ')}` })
  resolution: KeptResolution = 'raw';

  @ApiPropertyOptional({
    description: 'In which times are written: an IANA name',
    default: DEFAULT_TIME_ZONE,
    example: 'Europe/Berlin',
  })
  @Transform(({ value }) => emptyAsAbsent(value) ?? DEFAULT_TIME_ZONE)
  @IsTimeZone()
  timeZone: string = DEFAULT_TIME_ZONE;

  @ApiPropertyOptional({
    description: 'The last row that is there already, as device/channel@time,id: the file goes on behind it',
    example: 'car-7/speed@2026-11-21T14:03:11.000Z,16777217',
  })
  @Transform(({ value }) => emptyAsAbsent(value))
  @IsOptional()
  @IsString({
    message: 'cursor must be the last row that is there, such as car-7/speed@2026-11-21T14:03:11.000Z,16777217',
  })
  cursor?: string;

  @ApiPropertyOptional({
    description: 'Only readings of at least this value; of readings themselves alone',
    example: 0,
  })
  @Transform(({ value }) => parseNumeric(value) ?? emptyAsAbsent(value))
  @IsOptional()
  @IsNumeric()
  least?: number;

  @ApiPropertyOptional({
    description: 'Only readings of at most this value; of readings themselves alone',
    example: 200,
  })
  @Transform(({ value }) => parseNumeric(value) ?? emptyAsAbsent(value))
  @IsOptional()
  @IsNumeric()
  most?: number;
}

export class ExportCountDto implements ExportCount {
  @ApiProperty({ example: 31_536_000 })
  rows: number;

  @ApiProperty({ example: 1 })
  channels: number;

  @ApiProperty({ description: 'Readings that wait for the database, and are in no export yet', example: 0 })
  waiting: number;
}

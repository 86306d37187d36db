import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsInt, IsOptional, Max, Min, ValidateIf } from 'class-validator';
import { IsChannelList, IsCursor, IsIdentifier, IsInstant, IsSentWithout } from './field-rules.js';
import { HISTORY_LIMIT } from './reading.js';

/** `?from=&to=`, as forms send fields that were left empty. */
export function emptyAsAbsent(value: unknown): unknown {
  return value === '' ? undefined : value;
}

function toLimit(value: unknown): unknown {
  if (typeof value !== 'string' || value === '') return emptyAsAbsent(value) ?? HISTORY_LIMIT.default;
  return /^\d+$/.test(value) ? Number(value) : value;
}

/** What every question for stored readings may say: how many, and of which time. */
export class HistoryQueryDto {
  @ApiPropertyOptional({
    description: 'How many readings at most: the last ones of the range',
    type: 'integer',
    minimum: HISTORY_LIMIT.min,
    maximum: HISTORY_LIMIT.max,
    default: HISTORY_LIMIT.default,
  })
  @Transform(({ value }) => toLimit(value))
  @IsInt({ message: `limit must be a whole number from ${HISTORY_LIMIT.min} to ${HISTORY_LIMIT.max}` })
  @Min(HISTORY_LIMIT.min, { message: `limit must be at least ${HISTORY_LIMIT.min}` })
  @Max(HISTORY_LIMIT.max, { message: `limit must be at most ${HISTORY_LIMIT.max}` })
  limit: number = HISTORY_LIMIT.default;

  @ApiPropertyOptional({
    description: 'Taken at this time or later; a date alone is that whole day',
    example: '2026-11-21',
  })
  @Transform(({ value }) => emptyAsAbsent(value))
  @IsOptional()
  @IsInstant()
  from?: string;

  @ApiPropertyOptional({
    description: 'Taken at this time or earlier; a date alone is that whole day',
    example: '2026-11-21T14:03:11Z',
  })
  @Transform(({ value }) => emptyAsAbsent(value))
  @IsOptional()
  @IsInstant()
  to?: string;
}

/** Query of `GET /api/readings`. */
export class ReadingsQueryDto extends HistoryQueryDto {
  @ApiPropertyOptional({
    description: 'Which quantity: of every device that has it, or of one. This or `channels` must be there',
    example: 'cpu',
  })
  @ValidateIf(({ channel, channels }: ReadingsQueryDto) => channel !== undefined || channels === undefined)
  @IsIdentifier(' (or send channels in its stead)')
  channel?: string;

  @ApiPropertyOptional({ description: 'Of this device alone', example: 'car-7' })
  @Transform(({ value }) => emptyAsAbsent(value))
  @IsOptional()
  @IsIdentifier()
  device?: string;

  @ApiPropertyOptional({
    description: 'Addresses `device/channel`, commas between them; `*` stands for any characters',
    example: 'car-7/speed,car-8/*',
  })
  @Transform(({ value }) => emptyAsAbsent(value))
  @IsOptional()
  @IsChannelList()
  @IsSentWithout('channel', 'device')
  channels?: string;

  @ApiPropertyOptional({ description: 'The page before: `before` of an answer. Without either, the last readings' })
  @Transform(({ value }) => emptyAsAbsent(value))
  @IsOptional()
  @IsCursor()
  @IsSentWithout('after')
  before?: string;

  @ApiPropertyOptional({ description: 'The page after, also with what came since: `after` of an answer' })
  @Transform(({ value }) => emptyAsAbsent(value))
  @IsOptional()
  @IsCursor()
  after?: string;
}

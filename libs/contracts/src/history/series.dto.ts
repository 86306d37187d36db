import { ApiExtraModels, ApiProperty, ApiPropertyOptional, getSchemaPath } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsOptional } from 'class-validator';
import { IsChannelList, IsWholeNumberFrom } from '../readings/field-rules.js';
import { emptyAsAbsent } from '../readings/history-query.dto.js';
import {
  type BucketPoints,
  MISSING_REASONS,
  type MissingReason,
  type MissingSpan,
  type RawPoints,
  type Series,
  SERIES_CHANNELS_MAX,
  SERIES_PERCENTILE,
  SERIES_POINTS,
  type SeriesAnswer,
  type TimeSpan,
} from './series.js';
import { TimeSpanQueryDto } from './time-span-query.dto.js';

/** Query of `GET /api/series`. */
export class SeriesQueryDto extends TimeSpanQueryDto {
  @ApiProperty({
    description: `Addresses \`device/channel\` with commas between them; \`*\` stands for any characters. At most ${SERIES_CHANNELS_MAX} channels may be meant`,
    example: 'car-7/speed,car-8/*',
  })
  @IsChannelList()
  channels: string;

  @ApiPropertyOptional({
    description: 'Points of each channel at most',
    type: 'integer',
    minimum: SERIES_POINTS.min,
    maximum: SERIES_POINTS.max,
    default: SERIES_POINTS.default,
  })
  @Transform(({ value }) => toPoints(value))
  @IsWholeNumberFrom(SERIES_POINTS.min, SERIES_POINTS.max)
  points: number = SERIES_POINTS.default;

  @ApiPropertyOptional({
    description:
      'This percentile of each bucket too, as far as it is known; buckets of many readings are an hour wide then, or wider',
    type: 'integer',
    minimum: SERIES_PERCENTILE.min,
    maximum: SERIES_PERCENTILE.max,
    example: 95,
  })
  @Transform(({ value }) => emptyAsAbsent(value))
  @IsOptional()
  @IsWholeNumberFrom(SERIES_PERCENTILE.min, SERIES_PERCENTILE.max)
  percentile?: number;
}

function toPoints(value: unknown): unknown {
  const points = emptyAsAbsent(value) ?? SERIES_POINTS.default;
  return typeof points === 'string' && /^\d+$/.test(points) ? Number(points) : points;
}

export class TimeSpanDto implements TimeSpan {
  @ApiProperty({ description: 'Milliseconds since 1970, UTC', type: 'integer', example: 1795269600000 })
  from: number;

  @ApiProperty({ description: 'Milliseconds since 1970, UTC; not included', type: 'integer', example: 1795269660000 })
  to: number;
}

export class MissingSpanDto extends TimeSpanDto implements MissingSpan {
  @ApiProperty({
    enum: MISSING_REASONS,
    description:
      'expired: removed by retention; journal: waits for the database; building: rollups are being made, and it is too long to be read from the readings',
  })
  reason: MissingReason;
}

class RawPointsDto implements RawPoints {
  @ApiProperty({ enum: ['raw'] })
  kind: 'raw';

  @ApiProperty({ description: 'Milliseconds since 1970, UTC', type: [Number], example: [1795269600000, 1795269601000] })
  time: number[];

  @ApiProperty({ type: [Number], example: [71.5, 72] })
  value: number[];
}

class BucketPointsDto implements BucketPoints {
  @ApiProperty({ enum: ['buckets'] })
  kind: 'buckets';

  @ApiProperty({ description: 'Width of a bucket, milliseconds', example: 60000 })
  resolution: number;

  @ApiProperty({
    description: 'Beginnings of the buckets that are not empty',
    type: [Number],
    example: [1795269600000],
  })
  time: number[];

  @ApiProperty({ description: 'Readings', type: [Number], example: [60] })
  count: number[];

  @ApiProperty({ type: [Number], example: [68] })
  min: number[];

  @ApiProperty({ type: [Number], example: [74.5] })
  max: number[];

  @ApiProperty({ type: [Number], example: [71.25] })
  mean: number[];

  @ApiProperty({ type: [Number], example: [70] })
  first: number[];

  @ApiProperty({ type: [Number], example: [72] })
  last: number[];

  @ApiPropertyOptional({
    description: 'The percentile that was asked for; null where it is not known',
    type: [Number],
    nullable: true,
    example: [73.5],
  })
  percentile?: (number | null)[];
}

@ApiExtraModels(RawPointsDto, BucketPointsDto)
class SeriesDto implements Series {
  @ApiProperty({ example: 'car-7' })
  device: string;

  @ApiProperty({ example: 'speed' })
  channel: string;

  @ApiProperty({ description: 'Empty for a number without one', example: 'km/h' })
  unit: string;

  @ApiProperty({ enum: ['raw', 'rollup'], description: 'rollup where at least one point was made of rollups' })
  source: Series['source'];

  @ApiProperty({ description: 'Readings in the range', example: 86400 })
  count: number;

  @ApiProperty({ oneOf: [{ $ref: getSchemaPath(RawPointsDto) }, { $ref: getSchemaPath(BucketPointsDto) }] })
  points: RawPointsDto | BucketPointsDto;

  @ApiProperty({ description: 'Whether nothing is missing; silence of the device is a gap, and complete' })
  complete: boolean;

  @ApiProperty({ type: [MissingSpanDto] })
  missing: MissingSpanDto[];

  @ApiProperty({ description: 'Where the device was silent for longer than usual', type: [TimeSpanDto] })
  gaps: TimeSpanDto[];
}

export class SeriesAnswerDto extends TimeSpanDto implements SeriesAnswer {
  @ApiProperty({ example: 1200 })
  points: number;

  @ApiProperty({ description: 'By device and channel', type: [SeriesDto] })
  series: SeriesDto[];
}

import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsIn, IsOptional } from 'class-validator';
import { IsChannelList, IsNumeric, IsWholeNumberFrom } from '../readings/field-rules.js';
import { emptyAsAbsent } from '../readings/history-query.dto.js';
import { parseNumeric } from '../readings/numeric.js';
import { IsTimeZone } from '../transfer/transfer-rules.js';
import { MissingSpanDto, TimeSpanDto } from './series.dto.js';
import { SERIES_CHANNELS_MAX } from './series.js';
import {
  type ChannelStatistics,
  type GroupStatistics,
  type Histogram,
  HISTOGRAM_BINS,
  type Statistics,
  STATISTICS_GROUPS,
  type StatisticsAnswer,
  type StatisticsGroup,
  type TimeAbove,
} from './statistics.js';
import { TimeSpanQueryDto } from './time-span-query.dto.js';

const UTC = 'UTC';

/** Query of `GET /api/statistics`. */
export class StatisticsQueryDto extends TimeSpanQueryDto {
  @ApiProperty({
    description: `Addresses \`device/channel\` with commas between them; \`*\` stands for any characters. At most ${SERIES_CHANNELS_MAX} channels may be meant`,
    example: 'car-7/speed,car-8/*',
  })
  @IsChannelList()
  channels: string;

  @ApiPropertyOptional({ description: 'For how long channels were above this value', type: Number, example: 120 })
  @Transform(({ value }) => toNumber(value))
  @IsOptional()
  @IsNumeric()
  above?: number;

  @ApiPropertyOptional({
    description: 'Bins of a histogram from the least value to the greatest',
    type: 'integer',
    minimum: HISTOGRAM_BINS.min,
    maximum: HISTOGRAM_BINS.max,
  })
  @Transform(({ value }) => toNumber(value))
  @IsOptional()
  @IsWholeNumberFrom(HISTOGRAM_BINS.min, HISTOGRAM_BINS.max)
  bins?: number;

  @ApiPropertyOptional({
    description: 'Figures of each hour of the day or each day of the week too',
    enum: STATISTICS_GROUPS,
  })
  @Transform(({ value }) => emptyAsAbsent(value))
  @IsOptional()
  @IsIn(STATISTICS_GROUPS, { message: `by must be one of ${STATISTICS_GROUPS.join(', ')}` })
  by?: StatisticsGroup;

  @ApiPropertyOptional({ description: 'Zone that hours and days go by', default: UTC, example: 'Europe/Berlin' })
  @Transform(({ value }) => emptyAsAbsent(value) ?? UTC)
  @IsTimeZone()
  timeZone: string = UTC;
}

function toNumber(value: unknown): unknown {
  return parseNumeric(value) ?? emptyAsAbsent(value);
}

class TimeAboveDto implements TimeAbove {
  @ApiProperty({ example: 120 })
  threshold: number;

  @ApiProperty({ description: 'Milliseconds', example: 73000 })
  above: number;

  @ApiProperty({ description: 'Milliseconds of the range for which there is a value at all', example: 3600000 })
  observed: number;
}

class HistogramDto implements Histogram {
  @ApiProperty({ description: 'The least value', example: 0 })
  from: number;

  @ApiProperty({ description: 'Of a bin; 0 where all values are the same', example: 12.5 })
  width: number;

  @ApiProperty({ description: 'Readings in each bin', type: [Number], example: [12, 40, 8] })
  counts: number[];
}

const figure = { type: Number, nullable: true };

class StatisticsDto implements Statistics {
  @ApiProperty({ example: 3600 })
  count: number;

  @ApiProperty(figure)
  min: number | null;

  @ApiProperty(figure)
  max: number | null;

  @ApiProperty(figure)
  mean: number | null;

  @ApiProperty({ ...figure, description: 'Of the readings themselves: divided by their number' })
  standardDeviation: number | null;

  @ApiProperty({ ...figure, description: 'The median' })
  p50: number | null;

  @ApiProperty(figure)
  p95: number | null;

  @ApiProperty(figure)
  p99: number | null;

  @ApiPropertyOptional({ type: TimeAboveDto })
  above?: TimeAbove;

  @ApiPropertyOptional({ type: HistogramDto })
  histogram?: Histogram;
}

class GroupStatisticsDto extends StatisticsDto implements GroupStatistics {
  @ApiProperty({ description: 'Hour 0 to 23, or day 1 (Monday) to 7', example: 14 })
  key: number;
}

class ChannelStatisticsDto extends StatisticsDto implements ChannelStatistics {
  @ApiProperty({ example: 'car-7' })
  device: string;

  @ApiProperty({ example: 'speed' })
  channel: string;

  @ApiProperty({ example: 'km/h' })
  unit: string;

  @ApiProperty({
    description: 'How far a percentile, the edge of a bin or the threshold may be off, relative to the value; 0: exact',
    example: 0.01,
  })
  relativeError: number;

  @ApiProperty()
  complete: boolean;

  @ApiProperty({ type: [MissingSpanDto] })
  missing: MissingSpanDto[];

  @ApiPropertyOptional({ type: [GroupStatisticsDto] })
  groups?: GroupStatistics[];
}

export class StatisticsAnswerDto extends TimeSpanDto implements StatisticsAnswer {
  @ApiProperty({ example: 'Europe/Berlin' })
  timeZone: string;

  @ApiProperty({ type: [ChannelStatisticsDto] })
  channels: ChannelStatistics[];
}

import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsChannelList } from '../readings/field-rules.js';
import { emptyAsAbsent } from '../readings/history-query.dto.js';
import type { Reading } from '../readings/reading.js';
import { ReadingDto } from '../readings/readings.dto.js';
import type { LatestReadings } from './latest.js';

const ALL_CHANNELS = '*/*';

/** Query of `GET /api/latest`. */
export class LatestQueryDto {
  @ApiPropertyOptional({
    description: 'Addresses `device/channel`, commas between them; `*` stands for any characters',
    default: ALL_CHANNELS,
    example: 'car-7/speed,car-8/*',
  })
  @Transform(({ value }) => emptyAsAbsent(value) ?? ALL_CHANNELS)
  @IsChannelList()
  channels: string = ALL_CHANNELS;
}

export class LatestReadingsDto implements LatestReadings {
  @ApiProperty({ example: 1 })
  count: number;

  @ApiProperty({ type: [ReadingDto] })
  data: Reading[];
}

import { ApiProperty } from '@nestjs/swagger';
import { CLOCK_FLAGS, type ClockFlag, type Reading, type ReadingList } from './reading.js';

export class ReadingDto implements Reading {
  @ApiProperty({ example: 16777217 })
  id: number;

  @ApiProperty({ example: 'car-7' })
  device: string;

  @ApiProperty({ example: 'cpu' })
  channel: string;

  @ApiProperty({ description: 'Of the channel; empty for a number without one', example: '%' })
  unit: string;

  @ApiProperty({ example: 12.5 })
  value: number;

  @ApiProperty({ description: 'Milliseconds since 1970, UTC', type: 'integer', example: 1795269791000 })
  takenAt: number;

  @ApiProperty({ description: 'Milliseconds since 1970, UTC', type: 'integer', example: 1795269791042 })
  receivedAt: number;

  @ApiProperty({ description: "Whether takenAt is the device's own time, or why it is not", enum: CLOCK_FLAGS })
  clock: ClockFlag;
}

export class ReadingListDto implements ReadingList {
  @ApiProperty({ example: 1 })
  count: number;

  @ApiProperty({ type: [ReadingDto] })
  data: ReadingDto[];

  @ApiProperty({
    description: 'Sent back as `before`, it brings the page before this one; null where there is none',
    type: String,
    nullable: true,
    example: 'MTc5NTI2OTc5MTAwMC4xNjc3NzIxNw',
  })
  before: string | null;

  @ApiProperty({
    description: 'Sent back as `after`, it brings the page after this one, also what is yet to come',
    example: 'MTc5NTI2OTc5MTAwMC4xNjc3NzIxNw',
  })
  after: string;
}

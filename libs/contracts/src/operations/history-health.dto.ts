import { ApiProperty } from '@nestjs/swagger';
import { HISTORY_THREAD_STATES, type HistoryHealth, type HistoryThreadState } from './history-health.js';

class RollupsHealthDto {
  @ApiProperty({ type: String, nullable: true, description: 'Readings taken before are rolled up; null where none is' })
  rolledTo: string | null;

  @ApiProperty({
    type: Number,
    nullable: true,
    description: 'Seconds of time taken that could be rolled up by now and is not; null where nothing is rolled up',
    example: 0,
  })
  behind: number | null;

  @ApiProperty({
    description: 'Stretches to which readings came late, to be rolled up again; 1000: so many or more',
    example: 0,
  })
  waiting: number;
}

class HistoryThreadsDto {
  @ApiProperty({ enum: HISTORY_THREAD_STATES, description: 'The thread for people who wait for an answer' })
  answers: HistoryThreadState;

  @ApiProperty({ enum: HISTORY_THREAD_STATES, description: 'The thread for rollups, exports and expiry' })
  bulk: HistoryThreadState;
}

class LastExpiryDto {
  @ApiProperty()
  running: boolean;

  @ApiProperty({ type: String, nullable: true, description: 'null before the first time since the start' })
  lastRun: string | null;

  @ApiProperty({ description: 'Readings that it removed then', example: 0 })
  lastRemoved: number;

  @ApiProperty({ type: String, nullable: true, description: 'Why it could not be brought to its end' })
  lastError: string | null;
}

export class HistoryHealthDto implements HistoryHealth {
  @ApiProperty({ type: RollupsHealthDto, nullable: true, description: 'null where the database does not answer' })
  rollups: RollupsHealthDto | null;

  @ApiProperty()
  threads: HistoryThreadsDto;

  @ApiProperty()
  expiry: LastExpiryDto;
}

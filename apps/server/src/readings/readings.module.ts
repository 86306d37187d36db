import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DevicesModule } from '../devices/index.js';
import { FanoutModule } from '../fanout/index.js';
import { ReadingHistory } from './read/reading-history.js';
import { ReadingIngest } from './reading-ingest.js';
import { ReadingsController } from './readings.controller.js';
import { LateRangeEntity } from './store/late-range.entity.js';
import { LateRanges } from './store/late-ranges.js';
import { MissedReadings } from './store/missed-readings.js';
import { ReadingIdBlockEntity } from './store/reading-id-block.entity.js';
import { ReadingMessageEntity } from './store/reading-message.entity.js';
import { ReadingEntity } from './store/reading.entity.js';
import { TypeormReadingHistory } from './store/typeorm-reading-history.js';
import { TypeormReadingIds } from './store/typeorm-reading-ids.js';
import { TypeormReadingStore } from './store/typeorm-reading-store.js';
import { GroupCommit } from './write/group-commit.js';
import { ReadingIds } from './write/reading-ids.js';
import { ReadingStore } from './write/reading-store.js';

/** Takes readings in through one door, keeps them, and answers for what is kept. */
@Module({
  imports: [
    TypeOrmModule.forFeature([ReadingEntity, ReadingMessageEntity, ReadingIdBlockEntity, LateRangeEntity]),
    DevicesModule,
    FanoutModule,
  ],
  controllers: [ReadingsController],
  providers: [
    ReadingIngest,
    GroupCommit,
    LateRanges,
    MissedReadings,
    { provide: ReadingStore, useClass: TypeormReadingStore },
    { provide: ReadingIds, useClass: TypeormReadingIds },
    { provide: ReadingHistory, useClass: TypeormReadingHistory },
  ],
  exports: [ReadingIngest, ReadingHistory],
})
export class ReadingsModule {}

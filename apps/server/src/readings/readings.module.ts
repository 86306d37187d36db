import { Module, type OnModuleInit } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DevicesModule } from '../devices/index.js';
import { FanoutModule } from '../fanout/index.js';
import { HistoryModule } from './history/history.module.js';
import { WriteTurns } from '../platform/database/index.js';
import { ObservabilityModule } from '../platform/observability/index.js';
import { BoundedWrites } from './journal/bounded-writes.js';
import { JournalDrain } from './journal/journal-drain.js';
import { JournalFileModule } from './journal/journal-file.module.js';
import { JournaledReadingHistory } from './journal/journaled-reading-history.js';
import { JournaledReadingStore } from './journal/journaled-reading-store.js';
import { ReadingJournal } from './journal/reading-journal.js';
import { StorageReport } from './journal/storage-report.js';
import { OpenedJournal } from './journal/store/opened-journal.js';
import { ReadingPages } from './pages/reading-pages.js';
import { ReadingHistory } from './read/reading-history.js';
import { HistoryReport } from './history-report.js';
import { Doubts } from './doubts.js';
import { ReadingIngest } from './reading-ingest.js';
import { ReadingsController } from './readings.controller.js';
import { LatestController } from './latest/latest.controller.js';
import { NewestReadings } from './latest/newest-readings.js';
import { retention } from './retention/retention-parts.js';
import { ExpiredStretches } from './retention/store/expired-stretches.js';
import { ExpiredReadings } from './rollups/expired-readings.js';
import { Rolling } from './rollups/rolling.js';
import { RollupEntity } from './rollups/store/rollup.entity.js';
import { RollupSketchEntity } from './rollups/store/rollup-sketch.entity.js';
import { RollupStateEntity } from './rollups/store/rollup-state.entity.js';
import { RollupBacklog } from './rollups/store/rollup-backlog.js';
import { RollupStore } from './rollups/store/rollup-store.js';
import { LateRangeEntity } from './store/late-range.entity.js';
import { LateRanges } from './store/late-ranges.js';
import { LatestTable } from './store/latest-table.js';
import { LatestEntity } from './store/latest.entity.js';
import { MissedReadings } from './store/missed-readings.js';
import { ReadingIdBlockEntity } from './store/reading-id-block.entity.js';
import { ReadingMessageEntity } from './store/reading-message.entity.js';
import { ReadingEntity } from './store/reading.entity.js';
import { TypeormReadingHistory } from './store/typeorm-reading-history.js';
import { TypeormReadingIds } from './store/typeorm-reading-ids.js';
import { TypeormReadingStore } from './store/typeorm-reading-store.js';
import { transfer } from './transfer/transfer-parts.js';
import { GroupCommit } from './write/group-commit.js';
import { ReadingIds } from './write/reading-ids.js';
import { ReadingStore } from './write/reading-store.js';

/** The journal on disk, between the database and those who write and ask. */
const journal = [
  { provide: ReadingJournal, inject: [OpenedJournal], useFactory: ({ journal }: OpenedJournal) => journal },
  {
    provide: BoundedWrites,
    inject: [TypeormReadingStore, WriteTurns],
    useFactory: (store: TypeormReadingStore, turns: WriteTurns) => new BoundedWrites(store, turns),
  },
  {
    provide: ReadingHistory,
    inject: [TypeormReadingHistory, OpenedJournal],
    useFactory: (database: TypeormReadingHistory, { journal, readings }: OpenedJournal) =>
      readings === undefined ? database : new JournaledReadingHistory(database, readings, journal),
  },
  { provide: ReadingStore, useClass: JournaledReadingStore },
  JournalDrain,
  StorageReport,
];

/** Readings summed up; see also `RollerModule`. */
const rollups = [RollupStore, RollupBacklog, Rolling, { provide: ExpiredReadings, useExisting: ExpiredStretches }];

const ENTITIES = [
  ReadingEntity,
  ReadingMessageEntity,
  ReadingIdBlockEntity,
  LateRangeEntity,
  RollupEntity,
  RollupSketchEntity,
  RollupStateEntity,
  LatestEntity,
  ...retention.entities,
];

/** Takes readings in through one door, keeps them, and answers for what is kept. */
@Module({
  imports: [
    TypeOrmModule.forFeature(ENTITIES),
    DevicesModule,
    FanoutModule,
    JournalFileModule,
    HistoryModule,
    ObservabilityModule,
  ],
  controllers: [ReadingsController, LatestController, ...retention.controllers, ...transfer.controllers],
  providers: [
    ReadingIngest,
    Doubts,
    GroupCommit,
    HistoryReport,
    LateRanges,
    LatestTable,
    MissedReadings,
    NewestReadings,
    ReadingPages,
    TypeormReadingStore,
    TypeormReadingHistory,
    { provide: ReadingIds, useClass: TypeormReadingIds },
    ...journal,
    ...retention.providers,
    ...transfer.providers,
    ...rollups,
  ],
  exports: [ReadingIngest, ReadingHistory, Rolling, LateRanges],
})
export class ReadingsModule implements OnModuleInit {
  constructor(
    private readonly journal: ReadingJournal,
    private readonly drain: JournalDrain,
    private readonly rolling: Rolling,
  ) {}

  /** Before anything is written. A journal that is turned off is emptied before anything new comes, which goes past it. */
  async onModuleInit(): Promise<void> {
    await this.rolling.prepare();
    if (!this.journal.accepts) await this.drain.finished();
  }
}

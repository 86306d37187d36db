import { Logger } from '@nestjs/common';
import { Test, type TestingModule } from '@nestjs/testing';
import { databases, WITHOUT_JOURNAL } from '../../../../../test/support/databases.js';
import { DevicesModule } from '../../devices/index.js';
import { DatabaseModule } from '../../platform/database/index.js';
import { readSettings, SettingsModule } from '../../platform/config/index.js';
import { HistoryThreads } from '../history/history-threads.js';
import { ReadingHistory } from '../read/reading-history.js';
import { ReadingsModule } from '../readings.module.js';
import { LocalHistoryThreads } from '../testing/local-history.js';
import { ReadingIds } from '../write/reading-ids.js';
import { ReadingStore } from '../write/reading-store.js';
import { describeReadingHistory } from './reading-history.contract.js';
import { describeReadingStore, type StoreUnderTest, type StoreUnderTestMaker } from './reading-store.contract.js';

async function open(url: string): Promise<StoreUnderTest> {
  const settings = readSettings({ ...WITHOUT_JOURNAL, DATABASE_URL: url });
  const threads = new LocalHistoryThreads(settings.database);
  const builder = Test.createTestingModule({
    imports: [SettingsModule.with(settings), DatabaseModule, DevicesModule, ReadingsModule],
  });
  const compiled = await builder.overrideProvider(HistoryThreads).useValue(threads).compile();
  const module: TestingModule = await compiled.init();
  // A testing module sets its own logger.
  Logger.overrideLogger(false);
  return {
    store: module.get(ReadingStore),
    history: module.get(ReadingHistory),
    ids: module.get(ReadingIds),
    async close() {
      await module.close();
      await threads.close();
    },
  };
}

for (const { name, create } of databases) {
  const make = async (): Promise<StoreUnderTestMaker> => {
    const { url, drop } = await create();
    return { open: () => open(url), remove: drop };
  };
  describeReadingStore(name, make);
  describeReadingHistory(name, make);
}

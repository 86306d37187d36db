import { Logger } from '@nestjs/common';
import { createSqliteDatabase } from '../../../../../test/support/databases.js';
import { readSettings } from '../../platform/config/index.js';
import { HistoryUnavailableError } from '../errors.js';
import { LocalHistoryThreads } from '../testing/local-history.js';
import { HistoryAnswers } from './history-answers.js';
import type { HistoryThreads } from './history-threads.js';

describe('answers of the history', () => {
  it('tell to ask again where the database is away', async () => {
    Logger.overrideLogger(false);
    const { url, drop } = createSqliteDatabase();
    const threads = new LocalHistoryThreads(readSettings({ DATABASE_URL: url }).database);
    const answers = new HistoryAnswers(threads as unknown as HistoryThreads);
    const question = { channels: [], span: { from: 0, to: 1 }, points: 1, now: 1 };
    try {
      // A file without any tables.
      await expect(answers.ask((engine) => engine.series(question))).rejects.toThrow(HistoryUnavailableError);
      expect(await answers.orUnavailable(Promise.resolve(7))).toBe(7);
    } finally {
      await threads.close();
      await drop();
    }
  });
});

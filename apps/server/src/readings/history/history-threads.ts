import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Settings } from '../../platform/config/index.js';
import { HistoryThread } from './history-thread.js';

/** The threads that read the history: one for people who wait for an answer, one for work that takes its time. */
@Injectable()
export class HistoryThreads implements OnApplicationShutdown {
  readonly answers: HistoryThread;
  readonly bulk: HistoryThread;

  constructor({ database }: Settings) {
    this.answers = new HistoryThread(database);
    this.bulk = new HistoryThread(database);
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all([this.answers.stop(), this.bulk.stop()]);
  }
}

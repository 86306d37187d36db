import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Settings } from '../../platform/config/index.js';
import { HistoryThread } from './history-thread.js';

/** The threads that read the history: one for people who wait for an answer, one for work that takes its time. */
@Injectable()
export class HistoryThreads implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly answers: HistoryThread;
  readonly bulk: HistoryThread;

  constructor({ database }: Settings) {
    this.answers = new HistoryThread(database);
    this.bulk = new HistoryThread(database);
    // While this thread is busy with the rest of the start.
    this.answers.start();
  }

  /** Nobody waits for it, and where it fails, the first question tells why. */
  onApplicationBootstrap(): void {
    void this.answers.ask((engine) => engine.warmUp()).catch(() => undefined);
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all([this.answers.stop(), this.bulk.stop()]);
  }
}

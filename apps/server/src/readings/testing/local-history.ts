import type { Remote } from 'comlink';
import type { DatabaseSettings } from '../../platform/config/index.js';
import { openQuestions } from '../../platform/questions/index.js';
import { HistoryEngine } from '../history/history-engine.js';

/** In place of `HistoryThreads` where there is no compiled file that a thread could run: the engine itself. */
export class LocalHistoryThreads {
  private readonly engine: HistoryEngine;
  readonly answers = { ask: <T>(question: (engine: Remote<HistoryEngine>) => Promise<T>) => this.ask(question) };
  readonly bulk = this.answers;

  constructor(database: DatabaseSettings) {
    this.engine = new HistoryEngine(openQuestions(database));
  }

  close(): Promise<void> {
    return this.engine.close();
  }

  private ask<T>(question: (engine: Remote<HistoryEngine>) => Promise<T>): Promise<T> {
    return question(this.engine as unknown as Remote<HistoryEngine>);
  }
}

import { Injectable, Logger } from '@nestjs/common';
import type { Remote } from 'comlink';
import { withinDeadline } from '../../platform/deadline.js';
import { RareLog } from '../../platform/rare-log.js';
import { HistoryUnavailableError } from '../errors.js';
import type { HistoryEngine } from './history-engine.js';
import { HistoryThreads } from './history-threads.js';

/** Milliseconds within which the database answers a question, or is away. */
const ANSWER_DEADLINE_MS = 15_000;

/** Answers of the thread that people wait for, or an error that tells them to ask again. */
@Injectable()
export class HistoryAnswers {
  private readonly logger = new Logger(HistoryAnswers.name);
  private readonly failures = new RareLog((line) => this.logger.error(line));

  constructor(private readonly threads: HistoryThreads) {}

  /** @throws HistoryUnavailableError if the database does not answer */
  ask<T>(question: (engine: Remote<HistoryEngine>) => Promise<T>): Promise<T> {
    return this.orUnavailable(this.threads.answers.ask(question));
  }

  /**
   * What the database answers to this thread.
   *
   * @throws HistoryUnavailableError if it does not
   */
  async orUnavailable<T>(asked: Promise<T>): Promise<T> {
    try {
      return await withinDeadline(asked, ANSWER_DEADLINE_MS);
    } catch (error) {
      this.failures.note(error);
      throw new HistoryUnavailableError(error);
    }
  }
}

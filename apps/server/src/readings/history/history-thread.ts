import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads';
import { type Remote, releaseProxy, wrap } from 'comlink';
import type { HistoryThreadState } from '@tachograph/contracts';
import type { DatabaseSettings } from '../../platform/config/index.js';
import { withinDeadline } from '../../platform/deadline.js';
import type { HistoryEngine } from './history-engine.js';

/** What a thread is given at its start. */
export interface ThreadData {
  readonly database: DatabaseSettings;
  readonly port: MessagePort;
}

/** Megabytes for what a thread makes and drops: rows by the million are dropped at once, and with the usual limit pile up first. */
const YOUNG_MB = 6;

/** Milliseconds within which a thread that is not busy answers. */
const SIGN_OF_LIFE_MS = 1_000;

interface Running {
  readonly worker: Worker;
  readonly engine: Remote<HistoryEngine>;
  /** Who waits for an answer, and is told when the thread ends. */
  readonly waiting: Set<(error: Error) => void>;
}

/** A thread that answers questions about the stored readings. It is started by the first question unless before, and again after it failed. */
export class HistoryThread {
  private running: Running | undefined;

  constructor(private readonly database: DatabaseSettings) {}

  /** Starts it before there is a question: it takes a while to load its code, though it does not ask the database for anything yet. */
  start(): void {
    this.running ??= this.run();
  }

  /**
   * Asks the thread's engine.
   *
   * @throws what the engine throws, or an Error when the thread ends before it has answered
   */
  ask<T>(question: (engine: Remote<HistoryEngine>) => Promise<T>): Promise<T> {
    this.running ??= this.run();
    const { engine, waiting } = this.running;
    // A race against a promise that outlives it would keep every answer for as long as the thread runs.
    return new Promise<T>((resolve, reject) => {
      waiting.add(reject);
      void question(engine)
        .then(resolve, reject)
        .finally(() => waiting.delete(reject));
    });
  }

  /** Whether it answers at the moment. It is not started for that. */
  async state(): Promise<HistoryThreadState> {
    if (this.running === undefined) return 'idle';
    const answer = this.ask((engine) => engine.isThere());
    return withinDeadline(answer, SIGN_OF_LIFE_MS).then(
      () => 'answering',
      () => 'busy',
    );
  }

  /** Ends the thread, and what is under way in it. */
  async stop(): Promise<void> {
    const running = this.running;
    this.running = undefined;
    if (running === undefined) return;
    running.engine[releaseProxy]();
    await running.worker.terminate();
  }

  private run(): Running {
    const { port1, port2 } = new MessageChannel();
    const workerData: ThreadData = { database: this.database, port: port2 };
    const worker = new Worker(new URL('./history-thread-main.js', import.meta.url), {
      workerData,
      transferList: [port2],
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
    });
    const running: Running = { worker, engine: wrap<HistoryEngine>(port1), waiting: new Set() };
    const finish = (error: Error) => {
      if (this.running === running) this.running = undefined;
      port1.close();
      for (const reject of running.waiting) reject(error);
    };
    worker.once('error', finish);
    worker.once('exit', () => {
      finish(new Error('the thread that reads the history has ended'));
    });
    // Neither may keep a process alive that has nothing else to do.
    worker.unref();
    port1.unref();
    return running;
  }
}

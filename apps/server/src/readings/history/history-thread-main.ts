/** What runs in a {@link HistoryThread}. */
import { workerData } from 'node:worker_threads';
import { expose } from 'comlink';
import { openQuestions } from '../../platform/questions/index.js';
import { HistoryEngine } from './history-engine.js';
import type { ThreadData } from './history-thread.js';

const { database, port } = workerData as ThreadData;
expose(new HistoryEngine(openQuestions(database)), port);

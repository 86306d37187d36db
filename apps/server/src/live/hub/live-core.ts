import type { Demand } from '../../demand/index.js';
import type { Settings } from '../../platform/config/index.js';
import type { ReadingHistory, ReadingIngest } from '../../readings/index.js';
import type { CatchUpSources } from './catch-up.js';
import { ChannelRouter } from './channel-router.js';
import { FlushRounds } from './flush-rounds.js';
import { KeptChunks } from './kept-chunks.js';
import { LiveHead } from './live-head.js';
import { LiveStreams } from './live-streams.js';
import { StoreRecovery } from './store-recovery.js';
import { ReadingRing } from './reading-ring.js';
import { RecentReadings } from './recent-readings.js';
import { SlowViewers } from './slow-viewers.js';
import { Snapshots } from './snapshots.js';
import { StoreQuestions } from './store-questions.js';
import { Turns } from './turns.js';
import type { OutboxRules } from './viewer-outbox.js';

/** Where the hub's readings come from, and who measures for it. */
export interface LiveSurroundings {
  readonly ingest: ReadingIngest;
  readonly history: ReadingHistory;
  readonly demand: Demand;
  readonly settings: Settings;
}

/** The parts of the hub, for one run of the server. */
export interface LiveCore {
  readonly sources: CatchUpSources;
  readonly ring: ReadingRing;
  readonly router: ChannelRouter;
  readonly rounds: FlushRounds;
  readonly streams: LiveStreams;
  readonly outboxRules: OutboxRules;
}

/** Puts the hub together. The run of the server must have begun: its epoch is known. */
export function createLiveCore({ ingest, history, demand, settings }: LiveSurroundings): LiveCore {
  const { memoryReadings, outboxBytes, stuckMs } = settings.live;
  // Who is slow must be behind long before its connection is closed for what waits there.
  const highWater = Math.min(outboxBytes, settings.outboxMaxBytes / 2);
  const head = new LiveHead(ingest.epoch);
  const rounds = new FlushRounds(head);
  const router = new ChannelRouter();
  const questions = new StoreQuestions();
  const turns = new Turns();
  const kept = new KeptChunks();
  const ring = new ReadingRing(memoryReadings, head.seq);
  return {
    rounds,
    ring,
    router,
    sources: {
      head,
      kept,
      turns,
      memory: new RecentReadings(ring, router, head, kept),
      missed: new StoreRecovery(history, ingest, head, questions),
    },
    streams: new LiveStreams(head, router, rounds, new Snapshots(history, questions, router, rounds), demand),
    outboxRules: { highWater, stuckMs, slow: new SlowViewers(), turns },
  };
}

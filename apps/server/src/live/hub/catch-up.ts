import type { LivePosition, LiveRange } from '@tachograph/contracts';
import type { KeptChunks } from './kept-chunks.js';
import type { LiveHead } from './live-head.js';
import type { StoreRecovery } from './store-recovery.js';
import type { RecentReadings } from './recent-readings.js';
import type { Turns } from './turns.js';

/** What a viewer is caught up from: memory, or the store where that does not reach back. */
export interface CatchUpSources {
  readonly head: LiveHead;
  readonly memory: RecentReadings;
  readonly kept: KeptChunks;
  readonly turns: Turns;
  readonly missed: StoreRecovery;
}

/** From where on a subscription brings readings, and whether that is where the viewer was. */
export interface Beginning {
  readonly position: LivePosition;
  readonly recovered: boolean | null;
  readonly reload?: LiveRange;
}

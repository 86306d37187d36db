import type { LivePosition, LiveRange } from '@tachograph/contracts';
import type { ChannelRouter } from './channel-router.js';
import type { LiveHead } from './live-head.js';
import type { MissedReadings } from './missed-readings.js';
import type { ReadingRing } from './reading-ring.js';
import type { Turns } from './turns.js';

/** What a viewer is caught up from: memory, or the store where that does not reach back. */
export interface CatchUpSources {
  readonly head: LiveHead;
  readonly ring: ReadingRing;
  readonly router: ChannelRouter;
  readonly turns: Turns;
  readonly missed: MissedReadings;
}

/** From where on a subscription brings readings, and whether that is where the viewer was. */
export interface Beginning {
  readonly position: LivePosition;
  readonly recovered: boolean | null;
  readonly reload?: LiveRange;
}

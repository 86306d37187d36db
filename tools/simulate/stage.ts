import type { SimulateOptions } from './options.ts';
import type { Outage } from './outage.ts';
import type { Tally } from './tally.ts';

/** Where a part of the simulator plays: what it is told, what it counts, whom it tells, and what ends it. */
export interface Stage {
  readonly options: SimulateOptions;
  readonly tally: Tally;
  readonly signal: AbortSignal;
  /** When the first reading is taken, milliseconds since 1970. */
  readonly startAt: number;
  readonly say: (text: string) => void;
  readonly outage: Outage;
}

/** Readings that a device keeps for a server that is away; beyond them the oldest are given up. */
export const BACKLOG_MAX = 10_000;

/** Milliseconds for the last answers when a run ends. */
export const LAST_ANSWERS_MS = 3_000;

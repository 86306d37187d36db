import type { TimeSpan } from '@tachograph/contracts';
import type { Buckets } from './buckets.js';
import type { Step } from './ladder.js';

/** The one row of `rollup_state`. */
export const STATE_ID = 1;

/** A stretch of one channel in one resolution, as it is stored. */
export interface Segment {
  /** Milliseconds since 1970, UTC: a multiple of the step's segment. */
  readonly start: number;
  readonly buckets: Buckets;
}

/**
 * Where rollups can be believed, at the moment of asking. Before `rolledTo`, rollups tell of all readings but those within `stale`; from there on
 * nothing is rolled up, and in a stale stretch too little may be.
 */
export interface RollupState {
  /** Milliseconds since 1970, UTC, by the time taken: a multiple of ten minutes. */
  readonly rolledTo: number;
  /** By the number of the channel: stretches before `rolledTo` to which readings came late, in the order of time, apart from each other. */
  readonly stale: ReadonlyMap<number, readonly TimeSpan[]>;
}

/**
 * What the table of rollups holds. A segment that is not there has no reading, or so few for its buckets that reading these themselves costs no
 * more; the steps `1h` and `1d` are there wherever there are readings. Ask for the state first, and then for segments: what is
 * rolled up in between is believed too late, which harms nothing.
 */
export abstract class RollupReader {
  /** @throws whatever the database throws */
  abstract state(channelIds: readonly number[]): Promise<RollupState>;

  /** The stored segments that touch a stretch of time, in its order. */
  abstract segments(channelId: number, step: Step, span: TimeSpan): Promise<Segment[]>;

  /** Likewise of several channels, by their numbers: one question, where each would cost a round trip. Every channel asked for is in the answer. */
  abstract segmentsOfMany(
    channelIds: readonly number[],
    step: Step,
    span: TimeSpan,
  ): Promise<ReadonlyMap<number, readonly Segment[]>>;
}

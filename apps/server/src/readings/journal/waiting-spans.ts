import type { TimeSpan } from '@tachograph/contracts';

/** A channel by its names. */
export interface ChannelName {
  readonly device: string;
  readonly channel: string;
}

/** Where readings wait in the journal: questions to the database don't see them. */
export abstract class WaitingSpans {
  /**
   * From the first to the last reading of a channel within a stretch of time that waits, milliseconds since 1970; undefined where none does.
   * To be asked before the database: a reading that moves there in between is then told twice, and never not at all.
   */
  abstract of(channel: ChannelName, span: TimeSpan): Promise<TimeSpan | undefined>;
}

/** Where there is no journal. */
export class NothingWaits extends WaitingSpans {
  override of(): Promise<undefined> {
    return Promise.resolve(undefined);
  }
}

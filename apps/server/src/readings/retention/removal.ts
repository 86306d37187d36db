import type { Expired } from './store/expired-stretches.js';

/** Takes what has expired out of the database, without holding up those who write, and gives the space back. */
export abstract class Removal {
  /** Before anything expires: what has to be ready for the time to come. */
  abstract prepare(now: number): Promise<void>;

  /**
   * Removes whole stretches of time in which every channel's readings have expired, where the database can do that at once.
   *
   * @param limit milliseconds since 1970: the readings of all channels before it have expired
   * @param rolledId how far late readings were rolled up when that was made sure: where later ones have come since, nothing is removed
   * @returns how many readings are gone, about
   */
  abstract dropBefore(limit: number, rolledId: number): Promise<number>;

  /** Removes the readings (level 0) or rollups of an expired stretch; answers how many rows are gone. */
  abstract remove(expired: Expired, stop: AbortSignal): Promise<number>;

  /** Removes message ids of a channel, of readings taken before an instant. */
  abstract forget(channelId: number, messageIds: readonly string[], before: number): Promise<void>;

  /** Gives free space back to the disk. */
  abstract giveBack(stop: AbortSignal): Promise<void>;
}

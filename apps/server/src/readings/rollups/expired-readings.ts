/** Which readings retention has removed. */
export abstract class ExpiredReadings {
  /** Readings of the channel taken before this are gone, but for those that came late: a multiple of a day, milliseconds since 1970; -Infinity where all are kept. */
  abstract before(channelId: number): number;
}

/** All are kept. */
export class NothingExpired extends ExpiredReadings {
  override before(): number {
    return -Infinity;
  }
}

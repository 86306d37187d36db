/** Which readings retention has removed. */
export abstract class ExpiredReadings {
  /** Readings of the channel taken before this are gone, but for those that came late: a multiple of a day, milliseconds since 1970; -Infinity where all are kept. */
  abstract before(channelId: number): number;

  /**
   * Does work that rolls up readings of a channel, at a time when {@link before} stays what it is and none of the channel's are being removed: what was
   * removed in part could neither be summed up nor be taken for late.
   *
   * @throws AbortError when it is stopped before it begins
   */
  abstract rolling<T>(channelId: number, stop: AbortSignal, work: (before: number) => Promise<T>): Promise<T>;
}

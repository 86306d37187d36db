/** Before when nothing is kept of a channel, by level: 0 for the readings themselves, then as in the ladder. Milliseconds since 1970, multiples of a day. */
export type KeptFrom = ReadonlyMap<number, number>;

/** What retention has removed. */
export abstract class KeptLevels {
  /**
   * By the number of the channel; a channel, or a level, that isn't named is kept whole.
   *
   * @throws whatever the database throws
   */
  abstract of(channelIds: readonly number[]): Promise<ReadonlyMap<number, KeptFrom>>;
}

/** Where nothing ever expires. */
export class EverythingKept extends KeptLevels {
  override of(): Promise<ReadonlyMap<number, KeptFrom>> {
    return Promise.resolve(new Map());
  }
}

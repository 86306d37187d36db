import type { Questions } from '../../platform/questions/index.js';

/** Before when nothing is kept of a channel, by level: 0 for the readings themselves, then as in the ladder. Milliseconds since 1970, multiples of a day. */
export type KeptFrom = ReadonlyMap<number, number>;

const linesOf = (channels: number) =>
  `SELECT channel_id, level, expired_before FROM expired WHERE channel_id IN (${Array(channels).fill('?').join()})`;

/**
 * What retention has removed, or is about to. A line is drawn before anything behind it is removed: ask for lines first, and read only what is
 * not behind them.
 */
export class KeptLevels {
  constructor(private readonly questions: Questions) {}

  /**
   * By the number of the channel; a channel, or a level, that isn't named is kept whole.
   *
   * @throws whatever the database throws
   */
  async of(channelIds: readonly number[]): Promise<ReadonlyMap<number, KeptFrom>> {
    const lines = new Map<number, Map<number, number>>();
    if (channelIds.length === 0) return lines;
    const rows = await this.questions.rows<[number, number, number]>(linesOf(channelIds.length), channelIds);
    for (const [channelId, level, before] of rows) {
      const ofChannel = lines.get(channelId) ?? new Map<number, number>();
      lines.set(channelId, ofChannel.set(level, before));
    }
    return lines;
  }
}

import type { Questions } from '../../platform/questions/index.js';

/** Of a reading: the channel, time taken and id, value, time of receipt, clock flag by its index. */
export type NewestRow = readonly number[];

/** Channels asked for in one query. */
const CHANNELS_PER_QUERY = 100;

const TAIL = `SELECT * FROM (SELECT channel_id, taken_at, id, value, received_at, clock FROM reading
  WHERE channel_id = ? AND taken_at >= ? ORDER BY taken_at DESC, id DESC LIMIT 1) AS tail`;

/** Finds the newest readings of channels among all that are stored. */
export class NewestFinder {
  constructor(private readonly questions: Questions) {}

  /**
   * The newest reading of each channel that has one from an instant on.
   *
   * @param channels numbers of channels, each with an instant, milliseconds since 1970: what is before need not be looked at
   */
  async find(channels: readonly { readonly channelId: number; readonly from: number }[]): Promise<NewestRow[]> {
    const found: NewestRow[] = [];
    for (let at = 0; at < channels.length; at += CHANNELS_PER_QUERY) {
      const batch = channels.slice(at, at + CHANNELS_PER_QUERY);
      const sql = batch.map(() => TAIL).join(' UNION ALL ');
      const parameters = batch.flatMap(({ channelId, from }) => [channelId, from]);
      found.push(...(await this.questions.rows<number[]>(sql, parameters)));
    }
    return found;
  }
}

import type { TimeSpan } from '@tachograph/contracts';
import type { Questions } from '../../platform/questions/index.js';
import { HOURLY } from './ladder.js';
import { STATE_ID } from './rollup-reader.js';
import { EARLIEST } from './store/rollup-store.js';

/** A channel whose rollups can be checked. */
export interface CheckedChannel {
  readonly id: number;
  /** As a person calls it. */
  readonly name: string;
  /** From its first reading or rollup on, as far as rollups go. */
  readonly span: TimeSpan;
}

const CHANNELS = `SELECT channel.id, device.name, channel.name,
    (SELECT taken_at FROM reading WHERE channel_id = channel.id ORDER BY taken_at LIMIT 1),
    (SELECT start FROM rollup WHERE channel_id = channel.id AND level = ${HOURLY.level} ORDER BY start LIMIT 1)
  FROM channel JOIN device ON device.id = channel.device_id ORDER BY channel.id`;

const ROLLED_TO = `SELECT rolled_to FROM rollup_state WHERE id = ${STATE_ID}`;

const EXPIRED = 'SELECT MAX(expired_before) FROM expired WHERE channel_id = ?';

type ChannelRow = [id: number, device: string, channel: string, firstReading: number | null, firstRow: number | null];

/** Finds what there is to check. */
export class CheckedChannels {
  constructor(private readonly questions: Questions) {}

  /**
   * The channels of which something was rolled up, and how far rollups go (milliseconds since 1970), undefined where nothing is rolled up.
   *
   * @throws whatever the database throws
   */
  async all(): Promise<{ rolledTo: number | undefined; channels: CheckedChannel[] }> {
    const to = (await this.questions.rows<[number]>(ROLLED_TO))[0]?.[0] ?? EARLIEST;
    if (to === EARLIEST) return { rolledTo: undefined, channels: [] };
    const rows = await this.questions.rows<ChannelRow>(CHANNELS);
    const channels = rows
      .map(([id, device, channel, reading, row]) => {
        return { id, name: `${device}/${channel}`, span: { from: Math.min(reading ?? to, row ?? to), to } };
      })
      .filter(({ span }) => span.from < span.to);
    return { rolledTo: to, channels };
  }

  /**
   * Before this, something of a channel is no longer kept, and nothing can be proved: milliseconds since 1970, -Infinity where all is kept.
   *
   * @throws whatever the database throws
   */
  async expiredBefore(channelId: number): Promise<number> {
    const rows = await this.questions.rows<[number | null]>(EXPIRED, [channelId]);
    return rows[0]?.[0] ?? -Infinity;
  }
}

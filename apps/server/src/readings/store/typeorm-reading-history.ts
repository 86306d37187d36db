import { setImmediate as nextTurn } from 'node:timers/promises';
import { Injectable, Logger } from '@nestjs/common';
import { CLOCK_FLAGS, type Reading } from '@tachograph/contracts';
import { ChannelDirectory, type KnownChannel } from '../../devices/index.js';
import { ReadDatabase } from '../../platform/database/index.js';
import { withinDeadline } from '../../platform/deadline.js';
import { RareLog } from '../../platform/rare-log.js';
import { HistoryUnavailableError } from '../errors.js';
import { type HistoryRange, type Missed, type MissedQuestion, ReadingHistory } from '../read/reading-history.js';
import { ReadingEntity } from './reading.entity.js';

const EARLIEST = 0;
const LATEST = Number.MAX_SAFE_INTEGER;

/** Milliseconds within which the database answers a question, or is away. */
const ANSWER_DEADLINE_MS = 15_000;

/** Channels asked for in one query: a UNION of more is refused by SQLite (500) and slow to plan elsewhere. */
const CHANNELS_PER_QUERY = 100;

interface Row {
  channel_id: number;
  taken_at: number | string;
  id: number | string;
  value: number;
  received_at: number | string;
  clock: number;
}

interface Window {
  readonly from: number;
  readonly to: number;
  readonly limit: number;
}

@Injectable()
export class TypeormReadingHistory extends ReadingHistory {
  private readonly logger = new Logger(TypeormReadingHistory.name);
  private readonly failures = new RareLog((line) => this.logger.error(line));

  constructor(
    private readonly database: ReadDatabase,
    private readonly directory: ChannelDirectory,
  ) {
    super();
  }

  override async last(range: HistoryRange): Promise<Reading[]> {
    try {
      return await withinDeadline(this.find(range), ANSWER_DEADLINE_MS);
    } catch (error) {
      this.failures.note(error);
      throw new HistoryUnavailableError(error);
    }
  }

  override missed({ after }: MissedQuestion): Promise<Missed> {
    return Promise.resolve({ recovered: false, reload: { from: after.time, to: Date.now() } });
  }

  override newestOfEach(): Promise<Reading[]> {
    return Promise.resolve([]);
  }

  private async find({ channel, device, from = EARLIEST, to = LATEST, limit }: HistoryRange): Promise<Reading[]> {
    const channels = await this.directory.find(channel, device);
    const rows = await this.newest(channels, { from, to, limit });
    const known = new Map(channels.map((entry) => [entry.id, entry]));
    return rows.map((row) => toReading(row, channel, known.get(row.channel_id))).reverse();
  }

  /**
   * Rows lie in the order of time for each channel, not over all. The channels are asked batch by batch for the newest
   * rows; once `limit` rows are known, the oldest of them is a time that the answer can't reach behind, so the next
   * batches are only asked for what is newer. At most two times `limit` rows are held at once. Each batch has a turn of the
   * event loop of its own: SQLite answers on it, and the question about thousands of devices must not hold up everyone.
   */
  private async newest(channels: readonly KnownChannel[], window: Window): Promise<Row[]> {
    let rows: Row[] = [];
    for (let at = 0; at < channels.length; at += CHANNELS_PER_QUERY) {
      if (at > 0) await nextTurn();
      const bound = rows[window.limit - 1];
      const from = bound === undefined ? window.from : Number(bound.taken_at);
      const batch = await this.newestOf(channels.slice(at, at + CHANNELS_PER_QUERY), { ...window, from });
      if (batch.length > 0) rows = [...rows, ...batch].sort(newestFirst).slice(0, window.limit);
    }
    return rows;
  }

  /** The newest `limit` rows of a few channels together. */
  private newestOf(channels: readonly KnownChannel[], { from, to, limit }: Window): Promise<Row[]> {
    const tails = channels.map(() => TAIL).join(' UNION ALL ');
    return this.database
      .repository(ReadingEntity)
      .query(`${tails} ORDER BY taken_at DESC, id DESC LIMIT ?`, [
        ...channels.flatMap(({ id }) => [id, from, to, limit]),
        limit,
      ]);
  }
}

const TAIL = `SELECT * FROM (
  SELECT channel_id, taken_at, id, value, received_at, clock FROM reading
  WHERE channel_id = ? AND taken_at >= ? AND taken_at <= ? ORDER BY taken_at DESC, id DESC LIMIT ?) AS tail`;

function newestFirst(a: Row, b: Row): number {
  return Number(b.taken_at) - Number(a.taken_at) || Number(b.id) - Number(a.id);
}

function toReading(row: Row, channel: string, known: KnownChannel | undefined): Reading {
  return {
    id: Number(row.id),
    device: known?.device ?? '',
    channel,
    unit: known?.unit ?? '',
    value: row.value,
    takenAt: Number(row.taken_at),
    receivedAt: Number(row.received_at),
    clock: CLOCK_FLAGS[row.clock] ?? 'device',
  };
}

import { Injectable, Logger } from '@nestjs/common';
import { CLOCK_FLAGS, type Reading } from '@tachograph/contracts';
import type { Repository } from 'typeorm';
import { ChannelDirectory, type KnownChannel } from '../../devices/index.js';
import { ReadDatabase } from '../../platform/database/index.js';
import { HistoryUnavailableError } from '../errors.js';
import { type HistoryRange, ReadingHistory } from '../read/reading-history.js';
import { ReadingEntity } from './reading.entity.js';

const EARLIEST = 0;
const LATEST = Number.MAX_SAFE_INTEGER;

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

  constructor(
    private readonly database: ReadDatabase,
    private readonly directory: ChannelDirectory,
  ) {
    super();
  }

  override async last(range: HistoryRange): Promise<Reading[]> {
    try {
      return await this.find(range);
    } catch (error) {
      this.logger.error(error);
      throw new HistoryUnavailableError(error);
    }
  }

  private async find({ channel, device, from = EARLIEST, to = LATEST, limit }: HistoryRange): Promise<Reading[]> {
    const channels = await this.directory.find(channel, device);
    const rows = await this.newest(channels, { from, to, limit });
    const known = new Map(channels.map((entry) => [entry.id, entry]));
    return rows.map((row) => toReading(row, channel, known.get(row.channel_id))).reverse();
  }

  /**
   * Rows lie in the order of time for each channel, not over all: an equal share is read from the end of each channel,
   * which gives a time that the answer can't reach behind; then only what is newer than it is read. So about twice
   * `limit` rows are read, however many there are.
   */
  private async newest(channels: readonly KnownChannel[], window: Window): Promise<Row[]> {
    const share = Math.ceil(window.limit / Math.max(1, channels.length));
    const sample = await this.tails(channels, { ...window, limit: share });
    if (channels.length <= 1) return sample;
    const bound = sample[window.limit - 1];
    const from = bound === undefined ? window.from : Number(bound.taken_at);
    return (await this.tails(channels, { ...window, from })).slice(0, window.limit);
  }

  /** The newest `limit` rows of each channel, all of them newest first. */
  private async tails(channels: readonly KnownChannel[], window: Window): Promise<Row[]> {
    const readings = this.database.repository(ReadingEntity);
    const parts: Row[][] = [];
    for (let at = 0; at < channels.length; at += CHANNELS_PER_QUERY) {
      parts.push(await tailsOf(readings, channels.slice(at, at + CHANNELS_PER_QUERY), window));
    }
    return parts.flat().sort((a, b) => Number(b.taken_at) - Number(a.taken_at) || Number(b.id) - Number(a.id));
  }
}

const TAIL = `SELECT * FROM (
  SELECT channel_id, taken_at, id, value, received_at, clock FROM reading
  WHERE channel_id = ? AND taken_at >= ? AND taken_at <= ? ORDER BY taken_at DESC, id DESC LIMIT ?) AS tail`;

function tailsOf(
  readings: Repository<ReadingEntity>,
  channels: readonly KnownChannel[],
  window: Window,
): Promise<Row[]> {
  const sql = channels.map(() => TAIL).join(' UNION ALL ');
  return readings.query(
    sql,
    channels.flatMap(({ id }) => [id, window.from, window.to, window.limit]),
  );
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

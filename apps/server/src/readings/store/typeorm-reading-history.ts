import { setImmediate as nextTurn } from 'node:timers/promises';
import { Injectable, Logger } from '@nestjs/common';
import type { ChannelPattern, Reading } from '@tachograph/contracts';
import { ChannelDirectory, type KnownChannel } from '../../devices/index.js';
import { ReadDatabase } from '../../platform/database/index.js';
import { withinDeadline } from '../../platform/deadline.js';
import { RareLog } from '../../platform/rare-log.js';
import { HistoryUnavailableError } from '../errors.js';
import { NewestReadings } from '../latest/newest-readings.js';
import { type HistoryRange, type Missed, type MissedQuestion, ReadingHistory } from '../read/reading-history.js';
import { MissedReadings } from './missed-readings.js';
import { READING_COLUMNS, type ReadingRow, toReadings } from './reading-rows.js';
import { ReadingEntity } from './reading.entity.js';

const EARLIEST = 0;
const LATEST = Number.MAX_SAFE_INTEGER;

/** Milliseconds within which the database answers a question, or is away. */
const ANSWER_DEADLINE_MS = 15_000;

/** Channels asked for in one query: a UNION of more is refused by SQLite (500) and slow to plan elsewhere. */
const CHANNELS_PER_QUERY = 100;

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
    private readonly missedReadings: MissedReadings,
    private readonly newestReadings: NewestReadings,
  ) {
    super();
  }

  override last(range: HistoryRange): Promise<Reading[]> {
    return this.answer(this.find(range));
  }

  override missed(question: MissedQuestion): Promise<Missed> {
    return this.answer(this.missedReadings.find(question));
  }

  override newestOfEach(channels: readonly ChannelPattern[], limit: number): Promise<Reading[]> {
    return this.answer(this.findNewestOfEach(channels, limit));
  }

  private async answer<T>(asked: Promise<T>): Promise<T> {
    try {
      return await withinDeadline(asked, ANSWER_DEADLINE_MS);
    } catch (error) {
      this.failures.note(error);
      throw new HistoryUnavailableError(error);
    }
  }

  private async find({ channel, device, from = EARLIEST, to = LATEST, limit }: HistoryRange): Promise<Reading[]> {
    const channels = await this.directory.find(channel, device);
    const rows = await this.newest(channels, { from, to, limit });
    const named = channels.map((entry) => ({ ...entry, channel }));
    return toReadings(rows, named).reverse();
  }

  /** Where the newest are not known, they are looked for batch by batch, as {@link newest} does; each channel answers one row. */
  private async findNewestOfEach(patterns: readonly ChannelPattern[], limit: number): Promise<Reading[]> {
    const channels = await this.directory.match(patterns, limit);
    const known = await this.newestReadings.of(channels);
    if (known !== undefined) return known;
    const readings: Reading[] = [];
    for (let at = 0; at < channels.length; at += CHANNELS_PER_QUERY) {
      if (at > 0) await nextTurn();
      const batch = channels.slice(at, at + CHANNELS_PER_QUERY);
      const rows = await this.tails(batch, { from: EARLIEST, to: LATEST, limit: 1 }, batch.length);
      readings.push(...toReadings(rows, batch));
    }
    return readings;
  }

  /**
   * Rows lie in the order of time for each channel, not over all. The channels are asked batch by batch for the newest
   * rows; once `limit` rows are known, the oldest of them is a time that the answer can't reach behind, so the next
   * batches are only asked for what is newer. At most two times `limit` rows are held at once. Each batch has a turn of the
   * event loop of its own: SQLite answers on it, and the question about thousands of devices must not hold up everyone.
   */
  private async newest(channels: readonly KnownChannel[], window: Window): Promise<ReadingRow[]> {
    let rows: ReadingRow[] = [];
    for (let at = 0; at < channels.length; at += CHANNELS_PER_QUERY) {
      if (at > 0) await nextTurn();
      const bound = rows[window.limit - 1];
      const from = bound === undefined ? window.from : Number(bound.taken_at);
      const batch = await this.tails(channels.slice(at, at + CHANNELS_PER_QUERY), { ...window, from }, window.limit);
      if (batch.length > 0) rows = [...rows, ...batch].sort(newestFirst).slice(0, window.limit);
    }
    return rows;
  }

  /** The newest rows of each of a few channels, `total` of them at most; newest first. */
  private tails(channels: readonly KnownChannel[], { from, to, limit }: Window, total: number): Promise<ReadingRow[]> {
    const tails = channels.map(() => TAIL).join(' UNION ALL ');
    return this.database
      .repository(ReadingEntity)
      .query(`${tails} ORDER BY taken_at DESC, id DESC LIMIT ?`, [
        ...channels.flatMap(({ id }) => [id, from, to, limit]),
        total,
      ]);
  }
}

const TAIL = `SELECT * FROM (
  SELECT ${READING_COLUMNS} FROM reading
  WHERE channel_id = ? AND taken_at >= ? AND taken_at <= ? ORDER BY taken_at DESC, id DESC LIMIT ?) AS tail`;

function newestFirst(a: ReadingRow, b: ReadingRow): number {
  return Number(b.taken_at) - Number(a.taken_at) || Number(b.id) - Number(a.id);
}

import { setImmediate as nextTurn } from 'node:timers/promises';
import { Injectable, Logger } from '@nestjs/common';
import type { ChannelPattern, Reading } from '@tachograph/contracts';
import { ChannelDirectory } from '../../devices/index.js';
import { ReadDatabase } from '../../platform/database/index.js';
import { withinDeadline } from '../../platform/deadline.js';
import { RareLog } from '../../platform/rare-log.js';
import { HistoryUnavailableError } from '../errors.js';
import { NewestReadings } from '../latest/newest-readings.js';
import {
  type HistoryRange,
  type Missed,
  type MissedQuestion,
  type PageQuestion,
  ReadingHistory,
} from '../read/reading-history.js';
import { MissedReadings } from './missed-readings.js';
import { toReadings } from './reading-rows.js';
import { newestRows, readWindow } from './reading-windows.js';

/** Milliseconds within which the database answers a question, or is away. */
const ANSWER_DEADLINE_MS = 15_000;

/** Channels whose newest readings are looked for in one go. */
const CHANNELS_PER_QUERY = 100;

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

  override page(question: PageQuestion): Promise<Reading[]> {
    return this.answer(this.findPage(question));
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

  private async find({ channel, device, ...window }: HistoryRange): Promise<Reading[]> {
    const channels = await this.directory.find(channel, device);
    const rows = await readWindow(this.database, channels, window);
    const named = channels.map((entry) => ({ ...entry, channel }));
    return toReadings(rows, named);
  }

  private async findPage({ channels: patterns, ...window }: PageQuestion): Promise<Reading[]> {
    const channels = await this.directory.match(patterns, Infinity);
    return toReadings(await readWindow(this.database, channels, window), channels);
  }

  /** Where the newest are not known, they are looked for batch by batch, each of which has a turn of the event loop of its own. */
  private async findNewestOfEach(patterns: readonly ChannelPattern[], limit: number): Promise<Reading[]> {
    const channels = await this.directory.match(patterns, limit);
    const known = await this.newestReadings.of(channels);
    if (known !== undefined) return known;
    const readings: Reading[] = [];
    for (let at = 0; at < channels.length; at += CHANNELS_PER_QUERY) {
      if (at > 0) await nextTurn();
      const batch = channels.slice(at, at + CHANNELS_PER_QUERY);
      const rows = await newestRows(this.database, batch);
      readings.push(...toReadings(rows, batch));
    }
    return readings;
  }
}

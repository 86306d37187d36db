import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { CLOCK_FLAGS, type Reading } from '@tachograph/contracts';
import type { QueryRunner, Repository } from 'typeorm';
import { ChannelDirectory } from '../../devices/index.js';
import { NewestReadings } from '../latest/newest-readings.js';
import { ReadingStore } from '../write/reading-store.js';
import { inTransaction } from './in-transaction.js';
import { type Dialect, insertNumbers, insertRows, MYSQL_DIALECT, SQLITE_DIALECT } from './insert-statements.js';
import { findMessages } from './known-messages.js';
import { pruneLateRanges, writeLateRanges } from './late-range-rows.js';
import type { LateRangeEntity } from './late-range.entity.js';
import { LateRanges, type Row } from './late-ranges.js';
import { ReadingEntity } from './reading.entity.js';

/** Milliseconds between two removals of late ranges that nobody needs any more. */
const PRUNE_EVERY_MS = 60_000;

const INTO_READINGS = 'INSERT INTO reading (channel_id, taken_at, id, value, received_at, clock)';
const READING_KEY = ['channel_id', 'taken_at', 'id'];
const INTO_MESSAGES = 'INTO reading_message (channel_id, message_id, taken_at, reading_id)';

/** Readings in MySQL, MariaDB or SQLite. */
@Injectable()
export class TypeormReadingStore extends ReadingStore {
  private readonly dialect: Dialect;
  private prunedAt = -Infinity;

  constructor(
    @InjectRepository(ReadingEntity) private readonly readings: Repository<ReadingEntity>,
    private readonly directory: ChannelDirectory,
    private readonly lateRanges: LateRanges,
    private readonly newest: NewestReadings,
  ) {
    super();
    this.dialect = readings.manager.dataSource.options.type === 'mysql' ? MYSQL_DIALECT : SQLITE_DIALECT;
  }

  override async write(group: readonly Reading[], { again = false } = {}): Promise<readonly Reading[]> {
    // What is there already, and nothing else: a row that is wrong must not vanish without an error.
    const tail = again ? this.dialect.keep(READING_KEY) : '';
    const channelIds = await this.directory.resolve(group);
    const rows = group.map((reading, index) => ({ reading, channelId: channelIds[index] ?? 0 }));
    const write = this.lateRanges.begin(rows);
    const runner = this.readings.manager.dataSource.createQueryRunner();
    try {
      const standing = await this.insert(runner, rows, write.ranges, tail);
      this.lateRanges.succeeded(write);
      this.newest.note(
        standing === undefined ? rows : rows.filter(({ reading }, index) => standing[index] === reading),
      );
      return standing ?? group;
    } catch (error) {
      this.lateRanges.failed(write);
      // Who knows which database answers next: it may have been put in the place of this one, or back to an older state.
      this.directory.forget();
      this.newest.doubt();
      throw error;
    } finally {
      await runner.release();
    }
  }

  /** @returns undefined where all rows stand in the store as they are */
  private async insert(
    runner: QueryRunner,
    rows: readonly Row[],
    late: readonly LateRangeEntity[],
    tail: string,
  ): Promise<Reading[] | undefined> {
    const keyed = rows.filter(({ reading }) => reading.messageId !== undefined);
    // One statement is its own transaction: that saves two round trips a group.
    if (keyed.length === 0 && late.length === 0 && this.dialect.split(rows.length).length === 1) {
      await this.insertReadings(runner, rows, tail);
      return undefined;
    }
    return inTransaction(runner, async () => {
      if (late.length > 0) await this.noteLate(runner, late);
      return this.insertOnce(runner, rows, keyed, tail);
    });
  }

  private async noteLate(runner: QueryRunner, late: readonly LateRangeEntity[]): Promise<void> {
    if (performance.now() - this.prunedAt > PRUNE_EVERY_MS) {
      await pruneLateRanges(runner, this.dialect, this.lateRanges);
      this.prunedAt = performance.now();
    }
    await writeLateRanges(runner, this.dialect, late);
  }

  /** Inserts the rows whose message id is new, or that have none; answers what stands in the store for each row. */
  private async insertOnce(
    runner: QueryRunner,
    rows: readonly Row[],
    keyed: readonly Row[],
    tail: string,
  ): Promise<Reading[]> {
    const keys = keyed.map(({ reading, channelId }) => [
      channelId,
      reading.messageId ?? '',
      reading.takenAt,
      reading.id,
    ]);
    const fresh =
      keys.length === 0 ? 0 : await insertRows(runner, this.dialect, `${this.dialect.ignore} ${INTO_MESSAGES}`, keys);
    if (fresh === keyed.length) {
      await this.insertReadings(runner, rows, tail);
      return rows.map(({ reading }) => reading);
    }
    const known = await findMessages(runner, this.dialect, keyed);
    const standing = rows.map((row) => known(row) ?? row.reading);
    await this.insertReadings(
      runner,
      rows.filter(({ reading }, index) => standing[index] === reading),
      tail,
    );
    return standing;
  }

  private async insertReadings(runner: QueryRunner, rows: readonly Row[], tail: string): Promise<void> {
    if (rows.length === 0) return;
    const values = rows.map(({ reading, channelId }) => [
      channelId,
      reading.takenAt,
      reading.id,
      reading.value,
      reading.receivedAt,
      CLOCK_FLAGS.indexOf(reading.clock),
    ]);
    await insertNumbers(runner, this.dialect, INTO_READINGS, values, tail);
  }
}

import type { DataSource } from 'typeorm';
import { ChunkPace } from '../chunk-pace.js';
import { Removal } from '../removal.js';
import type { Expired } from './expired-stretches.js';
import { MysqlPartitions } from './mysql-partitions.js';

/** Milliseconds of one transaction that deletes, and its rows at least. */
const ROWS = { ms: 20, min: 500 };

const DELETE_READINGS =
  'DELETE FROM reading WHERE channel_id = ? AND taken_at < ? AND id <= ? ORDER BY channel_id, taken_at, id LIMIT ?';

const deleteSegments = (table: string) =>
  `DELETE FROM ${table} WHERE channel_id = ? AND level = ? AND start < ? ORDER BY channel_id, level, start LIMIT ?`;

/** Removes rows from MySQL and MariaDB: months as a whole where no channel keeps them, the rest in small transactions. */
export class MysqlRemoval extends Removal {
  private readonly partitions: MysqlPartitions;

  constructor(private readonly database: DataSource) {
    super();
    this.partitions = new MysqlPartitions(database);
  }

  override prepare(now: number): Promise<void> {
    return this.partitions.prepare(now);
  }

  override async dropBefore(limit: number, rolledId: number): Promise<number> {
    let rows = 0;
    for (const partition of await this.partitions.all()) {
      if (partition.to > limit || !(await this.partitions.drop(partition, rolledId))) break;
      rows += partition.rows;
    }
    return rows;
  }

  override async remove({ channelId, level, expiredBefore, lastId }: Expired, stop: AbortSignal): Promise<number> {
    if (level === 0) return this.inChunks(DELETE_READINGS, [channelId, expiredBefore, lastId], stop);
    await this.inChunks(deleteSegments('rollup_sketch'), [channelId, level, expiredBefore], stop);
    return this.inChunks(deleteSegments('rollup'), [channelId, level, expiredBefore], stop);
  }

  override async forget(channelId: number, messageIds: readonly string[], before: number): Promise<void> {
    await this.database.query(
      'DELETE FROM reading_message WHERE channel_id = ? AND taken_at < ? AND message_id IN (?)',
      [channelId, before, messageIds],
    );
  }

  override giveBack(): Promise<void> {
    return Promise.resolve();
  }

  private inChunks(sql: string, parameters: readonly number[], stop: AbortSignal): Promise<number> {
    return new ChunkPace(ROWS).run(async (rows) => {
      const since = performance.now();
      const done = await this.delete(sql, [...parameters, rows]);
      return { done, ms: performance.now() - since };
    }, stop);
  }

  /** Not repeatable reads, which would lock the gaps between rows against those who insert. */
  private async delete(sql: string, parameters: readonly number[]): Promise<number> {
    const runner = this.database.createQueryRunner();
    try {
      await runner.startTransaction('READ COMMITTED');
      const { affected } = await runner.query(sql, [...parameters], true);
      await runner.commitTransaction();
      return affected ?? 0;
    } catch (error) {
      if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
      throw error;
    } finally {
      await runner.release();
    }
  }
}

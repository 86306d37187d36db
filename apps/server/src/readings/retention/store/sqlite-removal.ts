import type { DataSource } from 'typeorm';
import type { WriteTurns } from '../../../platform/database/index.js';
import { ChunkPace } from '../chunk-pace.js';
import { Removal } from '../removal.js';
import type { Expired } from './expired-stretches.js';

/** Milliseconds for which a chunk of work holds up the thread and all who write, and what it does at least: rows, or pages. */
const ROWS = { ms: 2, min: 200 };
const PAGES = { ms: 2, min: 20 };

/** Free pages that stay: the next readings need them. */
const FREE_PAGES = 64;

const DELETE_READINGS = `DELETE FROM reading WHERE (channel_id, taken_at, id) IN (SELECT channel_id, taken_at, id FROM reading
  WHERE channel_id = ? AND taken_at < ? AND id <= ? ORDER BY taken_at, id LIMIT ?)`;

const deleteSegments = (
  table: string,
) => `DELETE FROM ${table} WHERE (channel_id, level, start) IN (SELECT channel_id, level, start
  FROM ${table} WHERE channel_id = ? AND level = ? AND start < ? ORDER BY start LIMIT ?)`;

/** What SQLite's driver for TypeORM offers besides. */
interface Connection {
  exec(sql: string): void;
}

/**
 * Removes rows from SQLite in chunks of about two milliseconds, each in a turn of its own. What is freed is given back page by page where the file
 * was made with `auto_vacuum = INCREMENTAL`; in an older file it is used again.
 */
export class SqliteRemoval extends Removal {
  constructor(
    private readonly database: DataSource,
    private readonly turns: WriteTurns,
  ) {
    super();
  }

  override prepare(): Promise<void> {
    return Promise.resolve();
  }

  /** A file is one piece. */
  override dropBefore(): Promise<number> {
    return Promise.resolve(0);
  }

  override async remove({ channelId, level, expiredBefore, lastId }: Expired, stop: AbortSignal): Promise<number> {
    if (level === 0) return this.inChunks(DELETE_READINGS, [channelId, expiredBefore, lastId], stop);
    await this.inChunks(deleteSegments('rollup_sketch'), [channelId, level, expiredBefore], stop);
    return this.inChunks(deleteSegments('rollup'), [channelId, level, expiredBefore], stop);
  }

  override async forget(channelId: number, messageIds: readonly string[], before: number): Promise<void> {
    const sql = `DELETE FROM reading_message WHERE channel_id = ? AND taken_at < ? AND message_id IN (${messageIds.map(() => '?').join()})`;
    await this.turns.take(() => this.database.query(sql, [channelId, before, ...messageIds]));
  }

  override async giveBack(stop: AbortSignal): Promise<void> {
    if ((await this.pragma('auto_vacuum')) !== 2) return;
    const free = await this.pragma('freelist_count');
    if (free <= FREE_PAGES) return;
    let left = free - FREE_PAGES;
    await new ChunkPace(PAGES).run((size) => {
      const asked = Math.min(size, left);
      left -= asked;
      return this.timed(() => {
        // None would mean all.
        if (asked === 0) return Promise.resolve(0);
        // Not as a query: that would step once, and free one page.
        this.connection.exec(`PRAGMA incremental_vacuum(${asked})`);
        return Promise.resolve(asked);
      });
    }, stop);
    // The file itself grows shorter when the log is written back into it.
    await this.turns.take(() => this.database.query('PRAGMA wal_checkpoint(PASSIVE)'));
  }

  private inChunks(sql: string, parameters: readonly number[], stop: AbortSignal): Promise<number> {
    return new ChunkPace(ROWS).run((rows) => this.timed(() => this.delete(sql, [...parameters, rows])), stop);
  }

  private async delete(sql: string, parameters: readonly number[]): Promise<number> {
    const runner = this.database.createQueryRunner();
    try {
      const { affected } = await runner.query(sql, [...parameters], true);
      return affected ?? 0;
    } finally {
      await runner.release();
    }
  }

  private timed(work: () => Promise<number>): Promise<{ done: number; ms: number }> {
    return this.turns.take(async () => {
      const since = performance.now();
      const done = await work();
      return { done, ms: performance.now() - since };
    });
  }

  private async pragma(name: string): Promise<number> {
    const [row] = await this.database.query<Record<string, number>[]>(`PRAGMA ${name}`);
    return row?.[name] ?? 0;
  }

  private get connection(): Connection {
    return (this.database.driver as unknown as { databaseConnection: Connection }).databaseConnection;
  }
}

import { Injectable, type OnModuleInit } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { WriteTurns } from '../../../platform/database/index.js';
import { ExpiredEntity } from './expired.entity.js';

/** Rows of one transaction. */
const ROWS_AT_ONCE = 200;

/** Of one channel and level, what counts no more. */
export type Expired = Readonly<Pick<ExpiredEntity, 'channelId' | 'level' | 'expiredBefore' | 'lastId'>>;

/**
 * Which stretches of which channels have expired, as the table `expired` says; it is written before anything is removed.
 *
 * Readings of an expired stretch with ids up to its `lastId` are in the rollups, and go bit by bit. One with a larger id has arrived since: whoever rolls
 * up must add it to the bucket that stands, and remove it within the same transaction, so that it is added once. As this depends on where the line is
 * drawn, rolling up a stretch and drawing the line anew exclude each other ({@link exclusively}).
 */
@Injectable()
export class ExpiredStretches implements OnModuleInit {
  private readonly rows = new Map<string, Expired>();
  private last: Promise<unknown> = Promise.resolve();

  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly turns: WriteTurns,
  ) {}

  async onModuleInit(): Promise<void> {
    for (const row of await this.database.getRepository(ExpiredEntity).find()) this.rows.set(keyOf(row), row);
  }

  /** What has expired of a channel and level; undefined for nothing. */
  of(channelId: number, level = 0): Expired | undefined {
    return this.rows.get(keyOf({ channelId, level }));
  }

  /** Milliseconds since 1970, UTC, a multiple of a day: nothing is kept of the channel and level before it. */
  expiredBefore(channelId: number, level = 0): number {
    return this.of(channelId, level)?.expiredBefore ?? -Infinity;
  }

  all(): Iterable<Expired> {
    return this.rows.values();
  }

  /** Notes what expires from now on; a line that was drawn is not moved back. */
  async raise(rows: readonly Expired[]): Promise<void> {
    const raised = rows.map((row) => ({
      ...row,
      expiredBefore: Math.max(row.expiredBefore, this.expiredBefore(row.channelId, row.level)),
    }));
    for (let at = 0; at < raised.length; at += ROWS_AT_ONCE) {
      const part = raised.slice(at, at + ROWS_AT_ONCE);
      await this.turns.take(() => this.write(part));
      for (const row of part) this.rows.set(keyOf(row), row);
    }
  }

  /** Does the work while nobody else does such work. */
  exclusively<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.last.then(work, work);
    this.last = turn.catch(() => undefined);
    return turn;
  }

  private async write(rows: readonly Expired[]): Promise<void> {
    await this.database
      .createQueryBuilder()
      .insert()
      .into(ExpiredEntity)
      .values([...rows])
      .orUpdate(['expired_before', 'last_id'], ['channel_id', 'level'])
      .updateEntity(false)
      .execute();
  }
}

function keyOf({ channelId, level }: Pick<Expired, 'channelId' | 'level'>): string {
  return `${channelId} ${level}`;
}

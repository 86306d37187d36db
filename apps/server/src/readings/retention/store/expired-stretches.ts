import { setTimeout as after } from 'node:timers/promises';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { WriteTurns } from '../../../platform/database/index.js';
import { ExpiredReadings } from '../../rollups/expired-readings.js';
import { ExpiredEntity } from './expired.entity.js';

/** Rows of one transaction. */
const ROWS_AT_ONCE = 200;

/** Milliseconds after which one looks again whether a removal is over. */
const LOOK_EVERY_MS = 50;

/** Of one channel and level, what counts no more. */
export type Expired = Readonly<Pick<ExpiredEntity, 'channelId' | 'level' | 'expiredBefore' | 'lastId'>>;

/**
 * Which stretches of which channels have expired, as the table `expired` says; it is written before anything is removed.
 *
 * Readings of an expired stretch with ids up to its `lastId` are in the rollups, and go bit by bit. One with a larger id has arrived since: the roller
 * adds it to the bucket that stands and removes it, in one transaction. As one could not tell them apart while the others go, rolling up a channel
 * waits for that ({@link rolling}), also after a start on which the removal was not ended; and no line is drawn meanwhile ({@link drawing}).
 */
@Injectable()
export class ExpiredStretches extends ExpiredReadings implements OnModuleInit {
  private readonly rows = new Map<string, Expired>();
  /** Channels of which readings are being removed. */
  private readonly removing = new Set<number>();
  private last: Promise<unknown> = Promise.resolve();

  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly turns: WriteTurns,
  ) {
    super();
  }

  async onModuleInit(): Promise<void> {
    for (const row of await this.database.getRepository(ExpiredEntity).find()) {
      this.rows.set(keyOf(row), row);
      if (row.level === 0) this.removing.add(row.channelId);
    }
  }

  /** What has expired of a channel and level; undefined for nothing. */
  of(channelId: number, level = 0): Expired | undefined {
    return this.rows.get(keyOf({ channelId, level }));
  }

  override before(channelId: number, level = 0): number {
    return this.of(channelId, level)?.expiredBefore ?? -Infinity;
  }

  all(): Expired[] {
    return [...this.rows.values()];
  }

  /** Draws lines, while nothing is rolled up. */
  drawing<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.last.then(work, work);
    this.last = turn.catch(() => undefined);
    return turn;
  }

  override async rolling<T>(channelId: number, stop: AbortSignal, work: (before: number) => Promise<T>): Promise<T> {
    for (;;) {
      while (this.removing.has(channelId)) await after(LOOK_EVERY_MS, undefined, { signal: stop });
      stop.throwIfAborted();
      // A line may have been drawn while it waited for its turn.
      const done = await this.drawing(async () =>
        this.removing.has(channelId) ? undefined : { result: await work(this.before(channelId)) },
      );
      if (done !== undefined) return done.result;
    }
  }

  /** Notes what expires from now on, before any of it is removed. */
  async raise(rows: readonly Expired[]): Promise<void> {
    for (let at = 0; at < rows.length; at += ROWS_AT_ONCE) {
      const part = rows.slice(at, at + ROWS_AT_ONCE);
      await this.turns.take(() => this.write(part));
      for (const row of part) {
        this.rows.set(keyOf(row), row);
        if (row.level === 0) this.removing.add(row.channelId);
      }
    }
  }

  /** Nothing is left of what expired of these channels. */
  removed(channelIds: Iterable<number>): void {
    for (const channelId of channelIds) this.removing.delete(channelId);
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

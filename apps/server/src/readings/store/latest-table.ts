import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { CLOCK_FLAGS } from '@tachograph/contracts';
import type { Repository } from 'typeorm';
import { ReadDatabase, WriteTurns } from '../../platform/database/index.js';
import type { NewestRow } from '../latest/newest-finder.js';
import { insertNumbers, MYSQL_DIALECT, SQLITE_DIALECT } from './insert-statements.js';
import type { Row } from './late-ranges.js';
import { LatestEntity } from './latest.entity.js';
import { READING_COLUMNS, type ReadingRow } from './reading-rows.js';

/** Rows of one transaction at most, which takes SQLite two milliseconds. */
export const LATEST_ROWS_AT_ONCE = 512;

/** How many channels a question names: a few lengths of text, so that the database keeps each prepared. */
const NAMED_CHANNELS = [1, 30, 1_000];

const INSERT = `INSERT INTO latest (${READING_COLUMNS})`;

const ONLY_NEWER_SQLITE = `ON CONFLICT (channel_id) DO UPDATE SET taken_at = excluded.taken_at, id = excluded.id,
  value = excluded.value, received_at = excluded.received_at, clock = excluded.clock
  WHERE (excluded.taken_at, excluded.id) > (latest.taken_at, latest.id)`;

const IS_NEWER = 'VALUES(taken_at) > taken_at OR (VALUES(taken_at) = taken_at AND VALUES(id) > id)';

/** MySQL assigns from left to right, and each condition sees what was assigned before: what it compares comes last. */
const ONLY_NEWER_MYSQL = `ON DUPLICATE KEY UPDATE ${['value', 'received_at', 'clock', 'id']
  .map((column) => `${column} = IF(${IS_NEWER}, VALUES(${column}), ${column})`)
  .join()}, taken_at = GREATEST(taken_at, VALUES(taken_at))`;

const CHANNELS_AFTER = `SELECT channel.id AS channel_id, latest.taken_at AS taken_at, latest.id AS id FROM channel
  LEFT JOIN latest ON latest.channel_id = channel.id WHERE channel.id > ? ORDER BY channel.id LIMIT ?`;

/** A channel, and the place of its newest reading in the table; zeros where there is none. */
export interface KnownUntil {
  readonly channelId: number;
  /** Milliseconds since 1970, UTC. */
  readonly from: number;
  readonly id: number;
}

/** The table of the newest readings. */
@Injectable()
export class LatestTable {
  private readonly mysql: boolean;

  constructor(
    @InjectRepository(LatestEntity) private readonly rows: Repository<LatestEntity>,
    private readonly readDatabase: ReadDatabase,
    private readonly turns: WriteTurns,
  ) {
    this.mysql = rows.manager.dataSource.options.type === 'mysql';
  }

  /** The rows of these channels, in any order. */
  async read(channelIds: readonly number[]): Promise<ReadingRow[]> {
    const most = NAMED_CHANNELS.at(-1) ?? 1;
    const rows: ReadingRow[] = [];
    for (let at = 0; at < channelIds.length; at += most) {
      const named = channelIds.slice(at, at + most);
      const length = NAMED_CHANNELS.find((size) => size >= named.length) ?? most;
      const sql = `SELECT ${READING_COLUMNS} FROM latest WHERE channel_id IN (${Array(length).fill('?').join()})`;
      // To name a channel twice is to name it once.
      const parameters = [...named, ...Array<number>(length - named.length).fill(named[0] ?? 0)];
      rows.push(...(await this.readDatabase.repository(LatestEntity).query<ReadingRow[]>(sql, parameters)));
    }
    return rows;
  }

  /** Channels by number after one, so many at most, with how far the table knows of them. */
  async channelsAfter(channelId: number, limit: number): Promise<KnownUntil[]> {
    const rows = await this.readDatabase
      .repository(LatestEntity)
      .query<{ channel_id: number; taken_at: number | string | null; id: number | string | null }[]>(CHANNELS_AFTER, [
        channelId,
        limit,
      ]);
    return rows.map((row) => ({ channelId: row.channel_id, from: Number(row.taken_at ?? 0), id: Number(row.id ?? 0) }));
  }

  /** Puts readings into the table, at most {@link LATEST_ROWS_AT_ONCE}; those that are not newer than what stands there are let be. */
  async save(rows: readonly Row[]): Promise<void> {
    await this.insert(
      rows.map(({ channelId, reading: { takenAt, id, value, receivedAt, clock } }) => [
        channelId,
        takenAt,
        id,
        value,
        receivedAt,
        CLOCK_FLAGS.indexOf(clock),
      ]),
    );
  }

  /** As {@link save}, of rows as they stand in the table of readings. */
  insert(rows: readonly NewestRow[]): Promise<void> {
    const dialect = this.mysql ? MYSQL_DIALECT : SQLITE_DIALECT;
    const tail = this.mysql ? ONLY_NEWER_MYSQL : ONLY_NEWER_SQLITE;
    return this.turns.take(() =>
      this.rows.manager.transaction(async ({ queryRunner }) => {
        if (queryRunner !== undefined) await insertNumbers(queryRunner, dialect, INSERT, rows, tail);
      }),
    );
  }
}

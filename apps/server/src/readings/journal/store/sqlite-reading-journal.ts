import type { OnApplicationShutdown } from '@nestjs/common';
import { CLOCK_FLAGS, type Reading } from '@tachograph/contracts';
import type { QueryRunner } from 'typeorm';
import { insertRows, placeholders, SQLITE_DIALECT } from '../../store/insert-statements.js';
import { type JournalFigures, ReadingJournal } from '../reading-journal.js';
import { JournalDatabase } from './journal-database.js';
import { type JournalRow, SELECT_WAITING, toReading } from './journal-row.js';

const INSERT = 'INSERT INTO waiting (id, channel_id, taken_at, value, received_at, clock, message_id)';

const FIGURES = `SELECT
  (SELECT COUNT(*) FROM waiting) AS waiting,
  (SELECT COUNT(*) FROM set_aside) AS setAside,
  (SELECT MAX(COALESCE((SELECT MAX(id) FROM waiting), 0), COALESCE((SELECT MAX(id) FROM set_aside), 0))) AS lastId`;

/** Pages that are free within the file belong to no reading. */
const STATE = `SELECT (page_count - freelist_count) * page_size AS bytes, freelist_count AS free,
    (SELECT received_at FROM waiting WHERE id > ? ORDER BY id LIMIT 1) AS since
  FROM pragma_page_count, pragma_freelist_count, pragma_page_size`;

/** Free pages from which on an empty journal is worth rewriting. */
const FREE_PAGES = 64;

/** The order of the join and the comparison by = are what makes SQLite use the index of message ids. */
const SELECT_ASKED = `SELECT waiting.id, device, channel, unit, taken_at, value, received_at, clock, message_id
  FROM asked CROSS JOIN waiting ON waiting.channel_id = number AND waiting.message_id = message
  JOIN waiting_channel ON waiting_channel.id = number`;

/** What SQLite says when it has reached the limit of the file, or the disk's. */
const SQLITE_FULL = 13;

/** Message ids asked for in one query. */
const MESSAGES_PER_QUERY = 500;

/** Readings in an SQLite file, synced at every commit. */
export class SqliteReadingJournal extends ReadingJournal implements OnApplicationShutdown {
  override isFull = false;
  override lastId = 0;
  private waiting = 0;
  private waitingSince: number | undefined;
  private bytes = 0;
  private aside = 0;
  private freePages = 0;
  /** What the database has and could not be removed: up to which id, and how many. */
  private passed = { upTo: 0, count: 0 };
  /** Numbers of channels that are in the file: they leave it when nothing waits any more. */
  private readonly channels = new Map<string, number>();

  private constructor(
    private readonly database: JournalDatabase,
    override readonly accepts: boolean,
  ) {
    super();
  }

  static async on(database: JournalDatabase, accepts: boolean): Promise<SqliteReadingJournal> {
    const journal = new SqliteReadingJournal(database, accepts);
    const [figures] = await database.query<{ waiting: number; setAside: number; lastId: number }>(FIGURES);
    journal.waiting = figures?.waiting ?? 0;
    journal.aside = figures?.setAside ?? 0;
    journal.lastId = figures?.lastId ?? 0;
    await journal.look();
    return journal;
  }

  override get figures(): JournalFigures {
    return {
      waiting: this.waiting,
      waitingSince: this.waitingSince,
      bytes: this.bytes,
      setAside: this.aside,
    };
  }

  override async write(group: readonly Reading[]): Promise<readonly Reading[]> {
    const numbers = new Map<string, number>();
    try {
      const kept = await this.database.transaction((runner) => this.insert(runner, group, numbers));
      this.waiting += kept.filter((reading, index) => reading === group[index]).length;
      for (const [key, id] of numbers) this.channels.set(key, id);
      this.isFull = false;
      return kept;
    } catch (error) {
      this.isFull = isOutOfSpace(error);
      throw error;
    } finally {
      await this.look();
    }
  }

  override async first(limit: number): Promise<Reading[]> {
    const rows = await this.database.query<JournalRow>(
      `${SELECT_WAITING} WHERE waiting.id > ? ORDER BY waiting.id LIMIT ?`,
      [this.passed.upTo, limit],
    );
    return rows.map(toReading);
  }

  override async removeUpTo(id: number): Promise<void> {
    try {
      await this.remove('id <= ?', id);
    } catch {
      // A disk without any room has none for a removal either, and it must not keep the readings behind from the database.
      await this.passOver(id);
    }
  }

  override async setAside(reading: Reading, reason: string): Promise<void> {
    const { id, device, channel, unit, value, takenAt, receivedAt, clock, messageId = null } = reading;
    await this.remove('id = ?', id, (runner) =>
      runner.query(`INSERT INTO set_aside VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`, [
        ...[id, device, channel, unit, value, takenAt, receivedAt],
        ...[CLOCK_FLAGS.indexOf(clock), messageId, reason],
      ]),
    );
    this.aside += 1;
  }

  async onApplicationShutdown(): Promise<void> {
    await this.database.close();
  }

  /** They stay in the file until something can be removed again, or for the next run, which lets be what the database has. */
  private async passOver(id: number): Promise<void> {
    const count = 'SELECT COUNT(*) AS count FROM waiting WHERE id > ? AND id <= ?';
    const [row] = await this.database.query<{ count: number }>(count, [this.passed.upTo, id]);
    this.waiting -= row?.count ?? 0;
    this.passed = { upTo: id, count: this.passed.count + (row?.count ?? 0) };
    await this.look();
  }

  private async remove(which: string, id: number, before?: (runner: QueryRunner) => Promise<unknown>): Promise<void> {
    const removed = await this.database.transaction(async (runner) => {
      await before?.(runner);
      const { affected } = await runner.query(`DELETE FROM waiting WHERE ${which}`, [id], true);
      const left = (await runner.query('SELECT 1 FROM waiting LIMIT 1')) as unknown[];
      if (left.length === 0) {
        await runner.query('DELETE FROM waiting_channel');
        this.channels.clear();
      }
      return affected ?? 0;
    });
    this.waiting -= removed;
    if (before === undefined) {
      // All that was passed over is gone as well, and was counted then.
      this.waiting += this.passed.count;
      this.passed = { upTo: 0, count: 0 };
    }
    this.isFull = false;
    await this.look();
    if (this.waiting > 0 || this.freePages < FREE_PAGES) return;
    // On a disk that others have filled there may be no room for it; the next time that it is empty will do.
    await this.database.shrink().catch(() => undefined);
    await this.look();
  }

  private async insert(
    runner: QueryRunner,
    group: readonly Reading[],
    numbers: Map<string, number>,
  ): Promise<readonly Reading[]> {
    const ids: number[] = [];
    for (const reading of group) ids.push(await this.numberOf(runner, reading, numbers));
    const kept = await this.standing(runner, group, ids);
    const rows = group.flatMap((reading, index) =>
      kept[index] === reading ? [[reading.id, ids[index] ?? 0, ...columnsOf(reading)]] : [],
    );
    await insertRows(runner, SQLITE_DIALECT, INSERT, rows as (number | string)[][]);
    return kept;
  }

  /** The channel's number; numbers of channels that are new go into `fresh`, and count once the group is kept. */
  private async numberOf(runner: QueryRunner, reading: Reading, fresh: Map<string, number>): Promise<number> {
    const { device, channel, unit } = reading;
    const key = `${device}\n${channel}`;
    const known = this.channels.get(key) ?? fresh.get(key);
    if (known !== undefined) return known;
    const [row] = (await runner.query(
      `INSERT INTO waiting_channel (device, channel, unit) VALUES (?, ?, ?)
       ON CONFLICT (channel, device) DO UPDATE SET unit = unit RETURNING id`,
      [device, channel, unit],
    )) as { id: number }[];
    if (row === undefined) throw new Error(`the journal gave no number for ${JSON.stringify(key)}`);
    fresh.set(key, row.id);
    return row.id;
  }

  /** For each reading the one that stands: another only where a message id is in the journal, or earlier in the group. */
  private async standing(
    runner: QueryRunner,
    group: readonly Reading[],
    ids: readonly number[],
  ): Promise<readonly Reading[]> {
    const keyed = group.flatMap(({ messageId }, index) => (messageId === undefined ? [] : [[ids[index], messageId]]));
    if (keyed.length === 0) return group;
    const first = new Map<string, Reading>();
    for (let at = 0; at < keyed.length; at += MESSAGES_PER_QUERY) {
      const part = keyed.slice(at, at + MESSAGES_PER_QUERY);
      const sql = `WITH asked (number, message) AS (VALUES ${placeholders(part.length, 2)}) ${SELECT_ASKED}`;
      const found = (await runner.query(sql, part.flat())) as JournalRow[];
      for (const row of found) first.set(messageKey(row.device, row.channel, row.message_id ?? ''), toReading(row));
    }
    return group.map((reading) => {
      if (reading.messageId === undefined) return reading;
      const key = messageKey(reading.device, reading.channel, reading.messageId);
      const stands = first.get(key) ?? reading;
      first.set(key, stands);
      return stands;
    });
  }

  private async look(): Promise<void> {
    const [state] = await this.database.query<{ bytes: number; free: number; since: number | null }>(STATE, [
      this.passed.upTo,
    ]);
    this.bytes = state?.bytes ?? 0;
    this.freePages = state?.free ?? 0;
    this.waitingSince = state?.since ?? undefined;
  }
}

function columnsOf({ takenAt, value, receivedAt, clock, messageId }: Reading): (number | string | null)[] {
  return [takenAt, value, receivedAt, CLOCK_FLAGS.indexOf(clock), messageId ?? null];
}

function messageKey(device: string, channel: string, messageId: string): string {
  return `${device}\n${channel}\n${messageId}`;
}

function isOutOfSpace(error: unknown): boolean {
  const { errcode } = error as { errcode?: unknown };
  return typeof errcode === 'number' && (errcode & 0xff) === SQLITE_FULL;
}

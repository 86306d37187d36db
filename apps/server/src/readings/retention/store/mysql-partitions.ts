import type { DataSource, QueryRunner } from 'typeorm';
import { addReadingMonths } from '../../../platform/database/index.js';

/** Seconds to wait for others to let the table go; those who come later wait behind. */
const LOCK_WAIT_S = 1;

/** A partition of the table of readings: it holds what was taken before its end, and not before that of the one in front of it. */
export interface Partition {
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly from: number;
  readonly to: number;
  /** Rows, about. */
  readonly rows: number;
}

const SELECT = `SELECT partition_name AS name, partition_description AS bound, table_rows AS amount
  FROM information_schema.partitions WHERE table_schema = DATABASE() AND table_name = 'reading'
    AND partition_name IS NOT NULL ORDER BY partition_ordinal_position`;

const LATER = 'SELECT 1 FROM late_range WHERE last_id > ? AND first_taken_at < ? LIMIT 1';

/** The months into which readings are parted on MySQL and MariaDB. */
export class MysqlPartitions {
  constructor(private readonly database: DataSource) {}

  /** Oldest first. */
  async all(): Promise<Partition[]> {
    const rows = await this.database.query<{ name: string; bound: string; amount: number | string }[]>(SELECT);
    let from = 0;
    return rows.map(({ name, bound, amount }) => {
      const partition = { name, from, to: bound === 'MAXVALUE' ? Infinity : Number(bound), rows: Number(amount) };
      from = partition.to;
      return partition;
    });
  }

  /** Keeps the next months ready, so that none of them is made while it is in use. */
  async prepare(now: number): Promise<void> {
    const last = (await this.all()).findLast(({ to }) => to !== Infinity);
    const statement = last && addReadingMonths(last.to, now);
    if (statement !== undefined) await this.locked([], (runner) => runner.query(statement));
  }

  /**
   * Drops a partition with all that it holds, unless readings have come to it since late ones were rolled up to an id: nobody has looked whether
   * their channels keep them, rolled up meanwhile or not.
   *
   * @returns whether it is gone
   */
  drop({ name, to }: Partition, rolledId: number): Promise<boolean> {
    return this.locked(['reading WRITE', 'late_range READ'], async (runner) => {
      const later = (await runner.query(LATER, [rolledId, to])) as unknown[];
      if (later.length > 0) return false;
      await runner.query(`ALTER TABLE reading DROP PARTITION ${name}`);
      return true;
    });
  }

  /** Work for which tables are locked: whoever can't have them within a second leaves it for another time. */
  private async locked<T>(tables: readonly string[], work: (runner: QueryRunner) => Promise<T>): Promise<T> {
    const runner = this.database.createQueryRunner();
    try {
      await runner.query(`SET SESSION lock_wait_timeout = ${LOCK_WAIT_S}`);
      if (tables.length > 0) await runner.query(`LOCK TABLES ${tables.join()}`);
      return await work(runner);
    } finally {
      await runner.query('UNLOCK TABLES').catch(() => undefined);
      await runner.query('SET SESSION lock_wait_timeout = DEFAULT').catch(() => undefined);
      await runner.release();
    }
  }
}

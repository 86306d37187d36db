import type { Pool } from 'mysql2/promise';
import { Questions, type SqlValue } from './questions.js';

/** Questions that run at once. */
const POOL_SIZE = 4;

/** Of one connection; MySQL has 16 382 for all. */
const STATEMENTS_MAX = 100;

/** Prepared statements, whose binary rows hold a double as it is, and cost less to read than text. */
export class MysqlQuestions extends Questions {
  override readonly kind = 'mysql';
  private pool: Promise<Pool> | undefined;

  constructor(private readonly url: string) {
    super();
  }

  override async rows<Row extends readonly SqlValue[]>(
    sql: string,
    parameters: readonly SqlValue[] = [],
  ): Promise<Row[]> {
    this.pool ??= connect(this.url);
    const [rows] = await (await this.pool).execute(sql, parameters as never);
    return rows as unknown as Row[];
  }

  override async close(): Promise<void> {
    await (await this.pool)?.end();
  }
}

/** The driver is loaded where it is used: it takes as long to load as all that asks, and some megabytes. */
async function connect(url: string): Promise<Pool> {
  const { createPool } = await import('mysql2/promise');
  return createPool({
    uri: url,
    charset: 'utf8mb4',
    timezone: 'Z',
    connectionLimit: POOL_SIZE,
    connectTimeout: 10_000,
    maxPreparedStatements: STATEMENTS_MAX,
    rowsAsArray: true,
  });
}

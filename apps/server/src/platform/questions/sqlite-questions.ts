import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { LRUCache } from 'lru-cache';
import { Questions, type SqlValue } from './questions.js';

/** Statements that are kept prepared. */
const STATEMENTS_MAX = 100;

/** Milliseconds to wait for a lock that another process holds. */
const PATIENCE_MS = 5_000;

/** SQLite answers at once, on the thread that asks: which should not be one that serves others. */
export class SqliteQuestions extends Questions {
  override readonly kind = 'sqlite';
  private database: DatabaseSync | undefined;
  private readonly statements = new LRUCache<string, StatementSync>({ max: STATEMENTS_MAX });

  constructor(private readonly path: string) {
    super();
  }

  // eslint-disable-next-line @typescript-eslint/require-await -- an error of SQLite's must be a rejection, as from any database
  override async rows<Row extends readonly SqlValue[]>(
    sql: string,
    parameters: readonly SqlValue[] = [],
  ): Promise<Row[]> {
    return this.prepared(sql).all(...parameters) as unknown as Row[];
  }

  override close(): Promise<void> {
    this.database?.close();
    return Promise.resolve();
  }

  private prepared(sql: string): StatementSync {
    const known = this.statements.get(sql);
    if (known !== undefined) return known;
    const statement = this.opened().prepare(sql);
    statement.setReturnArrays(true);
    this.statements.set(sql, statement);
    return statement;
  }

  /** Not before the first question: until then, the file may not be there. */
  private opened(): DatabaseSync {
    if (this.database !== undefined) return this.database;
    this.database = new DatabaseSync(this.path, { timeout: PATIENCE_MS });
    this.database.exec('PRAGMA query_only = ON');
    return this.database;
  }
}

import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';

/**
 * Node's own SQLite with the handful of methods of the `better-sqlite3` package that TypeORM calls, so that the embedded
 * database needs no compiler and no download.
 */
export class NodeSqliteDriver {
  private readonly database: DatabaseSync;

  /** @param options `timeout`: milliseconds to wait for a lock that another process holds */
  constructor(path: string, { timeout = 5000 }: { timeout?: number } = {}) {
    this.database = new DatabaseSync(path, { timeout });
  }

  prepare(sql: string): NodeSqliteStatement {
    return new NodeSqliteStatement(this.database.prepare(sql));
  }

  exec(sql: string): void {
    this.database.exec(sql);
  }

  pragma(text: string): unknown[] {
    return this.database.prepare(`PRAGMA ${text}`).all();
  }

  close(): void {
    this.database.close();
  }
}

class NodeSqliteStatement {
  /** Whether the statement answers rows; TypeORM asks, to choose between `all` and `run`. */
  readonly reader: boolean;

  constructor(private readonly statement: StatementSync) {
    this.reader = statement.columns().length > 0;
  }

  all(...parameters: SQLInputValue[]): unknown[] {
    return this.statement.all(...parameters);
  }

  run(...parameters: SQLInputValue[]): unknown {
    return this.statement.run(...parameters);
  }
}

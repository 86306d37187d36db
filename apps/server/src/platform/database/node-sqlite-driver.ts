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

  /**
   * After some errors, such as a full disk, SQLite has rolled back by itself, and another ROLLBACK is an error in its eyes. TypeORM
   * would take that for a transaction that is still open, and make all later ones parts of it which nobody ever commits.
   */
  prepare(sql: string): NodeSqliteStatement | NothingToDo {
    if (sql === 'ROLLBACK' && !this.database.isTransaction) return NOTHING_TO_DO;
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

type NothingToDo = Pick<NodeSqliteStatement, 'reader' | 'all' | 'run'>;

const NOTHING_TO_DO: NothingToDo = { reader: false, all: () => [], run: () => ({ changes: 0, lastInsertRowid: 0 }) };

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

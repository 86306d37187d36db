import { isAbsolute, join } from 'node:path';
import type { TypeCast } from 'mysql2';
import type { DataSourceOptions } from 'typeorm';
import type { DatabaseSettings } from '../config/index.js';
import { migrations } from './migrations/index.js';
import { NodeSqliteDriver } from './node-sqlite-driver.js';

/** Connections of one process to MySQL or MariaDB: one writes groups, the others answer questions. */
const POOL_SIZE = 8;

/** SQLite's own default. */
const PAGE_BYTES = 4096;

/** Milliseconds to wait for an earlier process that is just letting its file go. */
const OWN_FILE_PATIENCE_MS = 1_000;

/** How TypeORM reaches the database; the entities are each room's own and are added by their modules. */
export function dataSourceOptions(database: DatabaseSettings): DataSourceOptions {
  const shared = { migrations: [...migrations], migrationsTableName: 'migration', logging: ['warn'] as ['warn'] };
  if (database.kind === 'mysql') {
    return {
      ...shared,
      type: 'mysql',
      url: database.url,
      charset: 'utf8mb4',
      timezone: 'Z',
      poolSize: POOL_SIZE,
      connectTimeout: 10_000,
      extra: { typeCast: castExactly },
    };
  }
  return {
    ...shared,
    ...sqliteOptions(database.path),
    prepareDatabase: (connection: NodeSqliteDriver) => {
      // What retention frees can then be given back. It is of no effect on a file that has tables already.
      connection.pragma('auto_vacuum = INCREMENTAL');
      prepareForWriting(connection);
    },
  };
}

/** mysql2's own reading of decimal text is off by one unit in the last place for about a double in twenty. */
const castExactly: TypeCast = (field, next) => {
  if (field.type !== 'DOUBLE') return next();
  const text = field.string();
  return text === null ? null : Number(text);
};

/** A second connection to an SQLite file, for questions alone: it never sees what the writing one has not committed. */
export function querySqliteOptions(path: string): DataSourceOptions {
  return { ...sqliteOptions(path), prepareDatabase: prepareForReading };
}

/** An SQLite file of a room's own, as durable as the database itself, of one process alone and of a limited size. */
export function ownSqliteOptions(path: string, maxBytes: number): DataSourceOptions {
  return {
    ...sqliteOptions(path),
    timeout: OWN_FILE_PATIENCE_MS,
    prepareDatabase: (connection: NodeSqliteDriver) => {
      connection.pragma('locking_mode = EXCLUSIVE');
      prepareForWriting(connection);
      // Free pages within the file are used again before it grows.
      connection.pragma(`max_page_count = ${Math.floor(maxBytes / PAGE_BYTES)}`);
    },
  };
}

function sqliteOptions(path: string) {
  return {
    type: 'better-sqlite3' as const,
    driver: NodeSqliteDriver,
    database: isAbsolute(path) ? path : join(process.cwd(), path),
  };
}

function prepareForWriting(connection: NodeSqliteDriver): void {
  connection.pragma('journal_mode = WAL');
  // FULL syncs at every commit: what is acknowledged must survive a power cut, and group commit shares the cost.
  connection.pragma('synchronous = FULL');
}

function prepareForReading(connection: NodeSqliteDriver): void {
  // Not opened as read-only, which could not tidy up the write-ahead log if it were the last to close.
  connection.pragma('query_only = ON');
}

import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createConnection } from 'mysql2/promise';
import { createTempFolder } from './temp-folder.ts';

/** Set by the global setup of the test run: the MariaDB that its suites share. */
export const MARIADB_URL_VARIABLE = 'TACHOGRAPH_TEST_MARIADB_URL';

/** Settings of a server without a journal, and far from one that a developer's own server may have left. */
export const WITHOUT_JOURNAL = { JOURNAL: 'off', DATA_DIR: join(tmpdir(), 'tachograph-no-such-folder') };

export interface TestDatabase {
  /** As the setting `DATABASE_URL` takes it. */
  url: string;
  drop(): Promise<void>;
}

export interface DatabaseKind {
  name: 'SQLite' | 'MariaDB';
  /** A new, empty database. */
  create: () => Promise<TestDatabase>;
}

/** For `describe.each(databases)('… on $name', ({ create }) => …)`. */
export const databases: readonly DatabaseKind[] = [
  { name: 'SQLite', create: () => Promise.resolve(createSqliteDatabase()) },
  { name: 'MariaDB', create: () => createMariadbDatabase(sharedMariadbUrl()) },
];

export function createSqliteDatabase(): TestDatabase {
  const folder = createTempFolder();
  return {
    url: `sqlite:${join(folder.path, 'tachograph.db')}`,
    drop() {
      folder.remove();
      return Promise.resolve();
    },
  };
}

/** A new database on the server at that URL, which names none itself. */
export async function createMariadbDatabase(serverUrl: string): Promise<TestDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await execute(serverUrl, `CREATE DATABASE ${name}`);
  return { url: `${serverUrl}/${name}`, drop: () => execute(serverUrl, `DROP DATABASE ${name}`) };
}

async function execute(serverUrl: string, statement: string): Promise<void> {
  const connection = await createConnection({ uri: serverUrl });
  try {
    await connection.query(statement);
  } finally {
    await connection.end();
  }
}

function sharedMariadbUrl(): string {
  const url = process.env[MARIADB_URL_VARIABLE];
  if (!url) throw new Error('No MariaDB: this suite belongs to a jest project with the global setup of test/support.');
  return url;
}

import { DatabaseSync } from 'node:sqlite';
import { createConnection } from 'mysql2/promise';

type Row = Record<string, string | number | null>;

/** Asks a database directly, past the server, as a report of the older systems would. Dates come as text. */
export async function queryDatabase(url: string, sql: string): Promise<Row[]> {
  if (url.startsWith('sqlite:')) {
    const database = new DatabaseSync(url.slice('sqlite:'.length), { timeout: 5000 });
    try {
      return database.prepare(sql).all() as Row[];
    } finally {
      database.close();
    }
  }
  const connection = await createConnection({ uri: url, dateStrings: true });
  try {
    const [rows] = await connection.query(sql);
    return rows as Row[];
  } finally {
    await connection.end();
  }
}

import { DatabaseSync } from 'node:sqlite';
import { createConnection } from 'mysql2/promise';

const BUCKETS = 1200;

/** The year's buckets by a plain GROUP BY over the readings, as one would write it without this product. @returns milliseconds, the second time */
export async function plainGroupBy(databaseUrl: string, from: number, to: number): Promise<number> {
  // Written out: node:sqlite binds a number as REAL, by which SQLite would divide without a remainder.
  const width = Math.ceil((to - from) / BUCKETS);
  const bucket = databaseUrl.startsWith('sqlite:') ? `taken_at / ${width}` : `taken_at DIV ${width}`;
  const sql = `SELECT ${bucket} AS bucket, COUNT(*), MIN(value), MAX(value), AVG(value) FROM reading
    WHERE channel_id = (SELECT channel.id FROM channel JOIN device ON device.id = device_id WHERE device.name = 'car-0')
      AND taken_at >= ? AND taken_at < ? GROUP BY bucket ORDER BY bucket`;
  const parameters = [from, to];
  return databaseUrl.startsWith('sqlite:')
    ? inSqlite(databaseUrl.slice('sqlite:'.length), sql, parameters)
    : inMysql(databaseUrl, sql, parameters);
}

function inSqlite(path: string, sql: string, parameters: number[]): number {
  const database = new DatabaseSync(path, { readOnly: true });
  try {
    const statement = database.prepare(sql);
    statement.all(...parameters);
    const began = performance.now();
    statement.all(...parameters);
    return performance.now() - began;
  } finally {
    database.close();
  }
}

async function inMysql(uri: string, sql: string, parameters: number[]): Promise<number> {
  const connection = await createConnection({ uri });
  try {
    await connection.query(sql, parameters);
    const began = performance.now();
    await connection.query(sql, parameters);
    return performance.now() - began;
  } finally {
    await connection.end();
  }
}

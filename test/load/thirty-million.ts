/** A database of 30 million readings, loaded by plain SQL past the server. */
import { DatabaseSync } from 'node:sqlite';
import { createConnection } from 'mysql2/promise';

const CHANNELS = 100;
const READINGS_EACH = 300_000;
export const READINGS = CHANNELS * READINGS_EACH;

/** As reserved blocks of 2^24 ids, of which the readings take their own. */
const FIRST_BLOCK = 1_000;
const BLOCKS = [FIRST_BLOCK, FIRST_BLOCK + 1];
const FIRST_ID = FIRST_BLOCK * 2 ** 24;
const FROM = 1_760_000_000_000;

/** The rows of one channel in the order of the key, a second apart. `n` counts from 0. */
function columns(channel: number): string {
  const first = FIRST_ID + channel * READINGS_EACH;
  return `${channel + 1}, ${FROM} + n * 1000, ${first} + n, n % 200, ${FROM} + n * 1000, 0`;
}

const INTO = 'INSERT INTO reading (channel_id, taken_at, id, value, received_at, clock)';

/** @param url of a database that has the server's tables, and nothing in them */
export async function loadThirtyMillion(url: string): Promise<void> {
  if (url.startsWith('sqlite:')) loadSqlite(url.slice('sqlite:'.length));
  else await loadMysql(url);
}

function names(): string[] {
  return Array.from({ length: CHANNELS }, (_, channel) => {
    return `INSERT INTO device (id, name) VALUES (${channel + 1}, 'old-${channel}')`;
  }).flatMap((device, channel) => [
    device,
    `INSERT INTO channel (id, device_id, name, unit) VALUES (${channel + 1}, ${channel + 1}, 'speed', 'km/h')`,
  ]);
}

function blocks(): string[] {
  return BLOCKS.map((block) => `INSERT INTO reading_id_block (id, reserved_at) VALUES (${block}, ${FROM})`);
}

function loadSqlite(path: string): void {
  const database = new DatabaseSync(path);
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF; PRAGMA cache_size = -200000');
  for (const statement of [...names(), ...blocks()]) database.exec(statement);
  for (let channel = 0; channel < CHANNELS; channel++) {
    const numbers = `WITH RECURSIVE numbers(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM numbers LIMIT ${READINGS_EACH})`;
    database.exec(`${numbers} ${INTO} SELECT ${columns(channel)} FROM numbers`);
  }
  database.close();
}

async function loadMysql(uri: string): Promise<void> {
  const connection = await createConnection({ uri });
  for (const statement of [...names(), ...blocks()]) await connection.query(statement);
  for (let channel = 0; channel < CHANNELS; channel++) {
    const numbers = `SELECT seq AS n FROM seq_0_to_${READINGS_EACH - 1}`;
    await connection.query(`${INTO} SELECT ${columns(channel)} FROM (${numbers}) AS numbers`);
  }
  await connection.end();
}

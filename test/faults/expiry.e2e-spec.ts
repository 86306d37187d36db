/** Expiry under load, on a server that is killed in the middle of it: nothing goes that is not rolled up, and nobody who writes notices. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { promisify } from 'node:util';
import type { Health, RetentionRules } from '@tachograph/contracts';
import { createConnection } from 'mysql2/promise';
import { databases, type TestDatabase } from '../support/databases.ts';
import { eventually } from '../support/eventually.ts';
import { getJson } from '../support/http.ts';
import { queryDatabase } from '../support/query.ts';
import { ServerProcess } from '../support/server-process.ts';
import { SpeedClient } from '../support/speed-client.ts';

const DAY = 24 * 3_600_000;
const EVERY = 10 * 60_000;
const DAYS = 40;
const KEPT_DAYS = 10;
const ROUNDS = 4;
const CHECK = join(import.meta.dirname, '../../dist/server/apps/server/src/readings/rollups/rollups-main.js');

/** Days long past, of two channels that get nothing new. */
async function fill({ url }: TestDatabase): Promise<void> {
  const today = Math.floor(Date.now() / DAY) * DAY;
  const rows: string[] = [];
  for (let at = today - DAYS * DAY, id = 1; at < today - 2 * DAY; at += EVERY) {
    for (const channel of [1, 2]) rows.push(`(${channel},${at},${id++},${id % 50},${at},0)`);
  }
  await execute(url, [
    `INSERT INTO device (id, name) VALUES (1, 'car'), (2, 'van')`,
    `INSERT INTO channel (id, device_id, name, unit) VALUES (1, 1, 'rpm', ''), (2, 2, 'rpm', '')`,
    `INSERT INTO reading (channel_id, taken_at, id, value, received_at, clock) VALUES ${rows.join()}`,
  ]);
}

async function execute(url: string, statements: readonly string[]): Promise<void> {
  if (url.startsWith('sqlite:')) {
    const database = new DatabaseSync(url.slice('sqlite:'.length));
    for (const statement of statements) database.exec(statement);
    database.close();
    return;
  }
  const connection = await createConnection({ uri: url });
  for (const statement of statements) await connection.query(statement);
  await connection.end();
}

/** Sends readings one after the other until the server is gone; answers those that came back, and every error. */
async function loadUntilGone(url: string, device_id: string): Promise<{ echoed: number[]; errors: string[] }> {
  const client = await SpeedClient.open(url);
  const [echoed, errors]: [number[], string[]] = [[], []];
  for (let at = Date.now(); ; at++) {
    client.send(JSON.stringify({ speed: 1, device_id, timestamp: at }));
    try {
      const reply = await client.next();
      if (reply.includes('"error"')) errors.push(reply);
      else echoed.push(at);
    } catch {
      return { echoed, errors };
    }
  }
}

/** Rules that don't keep what is old: expiry begins at once. */
async function setRules(serverUrl: string): Promise<void> {
  const url = `${serverUrl}/api/retention`;
  const { version } = (await getJson<RetentionRules>(url)).body;
  const body = JSON.stringify({ version, rules: [{ pattern: '*/rpm', keep: { raw: KEPT_DAYS } }] });
  const { status } = await fetch(url, { method: 'PUT', body, headers: { 'Content-Type': 'application/json' } });
  expect(status).toBe(200);
}

describe.each(databases)('expiry on a server that is killed again and again, on $name', ({ create }) => {
  let database: TestDatabase;
  let server: ServerProcess | undefined;

  const start = () => ServerProcess.start({ DATABASE_URL: database.url });
  const rows = (sql: string) => queryDatabase(database.url, sql);
  const count = async (sql: string) => Number((await rows(`SELECT COUNT(*) AS n FROM ${sql}`))[0]?.n);
  const rollups = () =>
    rows(
      'SELECT channel_id, level, start, HEX(data) AS data FROM rollup WHERE channel_id < 3 AND level > 3 ORDER BY 1, 2, 3',
    );

  beforeAll(async () => {
    database = await create();
    await (await start()).stop();
    await fill(database);
  });

  afterAll(async () => {
    await server?.kill();
    await database.drop();
  });

  it('removes what is rolled up, leaves the rollups, and refuses no reading meanwhile', async () => {
    server = await start();
    await eventually(
      () => count(`rollup_state WHERE rolled_to > ${Date.now() - DAY}`),
      (rolledUp) => rolledUp > 0,
    );
    const before = await rollups();
    const loads: ReturnType<typeof loadUntilGone>[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      server ??= await start();
      loads.push(loadUntilGone(server.url, `load-${round}`));
      await setRules(server.url);
      await new Promise((resolve) => setTimeout(resolve, 30 + 40 * round));
      await server.kill();
      server = undefined;
    }
    server = await start();
    await setRules(server.url);
    const limit = (Math.floor(Date.now() / DAY) - KEPT_DAYS) * DAY;
    await eventually(
      () => count(`reading WHERE channel_id < 3 AND taken_at < ${limit}`),
      (left) => left === 0,
    );
    expect(await count('reading WHERE channel_id < 3')).toBe(2 * (KEPT_DAYS - 2) * (DAY / EVERY));
    expect(await rollups()).toEqual(before);
    // The first days of two channels are gone, which proves nothing against their rollups.
    const env = { PATH: process.env.PATH, DATABASE_URL: database.url };
    expect((await promisify(execFile)(process.execPath, [CHECK, 'check'], { env })).stdout).toContain(
      'agree, 0 differ',
    );
    const ended = await Promise.all(loads);
    expect(ended.flatMap(({ errors }) => errors)).toEqual([]);
    const stored = new Set(
      (await rows('SELECT taken_at FROM reading WHERE channel_id > 2')).map((row) => Number(row.taken_at)),
    );
    expect(ended.flatMap(({ echoed }) => echoed).filter((at) => !stored.has(at))).toEqual([]);
    const { body: health } = await getJson<Health>(`${server.url}/health`);
    expect(health.storage).toMatchObject({ state: 'database', waiting: 0 });
  });
});

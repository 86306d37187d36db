/** The promise while the database is away: what was echoed is on disk, and reaches the database once, in order. */
import { DatabaseSync } from 'node:sqlite';
import type { ErrorBody, Health, SpeedHistory } from '@tachograph/contracts';
import { seeded } from '../../tools/seeded.ts';
import { createMariadbDatabase, createSqliteDatabase } from '../support/databases.ts';
import { eventually } from '../support/eventually.ts';
import { getJson, postJson } from '../support/http.ts';
import { Mariadb } from '../support/mariadb.ts';
import { expectKept, NumberedLoad } from '../support/numbered-load.ts';
import { queryDatabase } from '../support/query.ts';
import { ServerProcess, type ServerSettings } from '../support/server-process.ts';
import { SpeedClient } from '../support/speed-client.ts';
import { createTempFolder, type TempFolder } from '../support/temp-folder.ts';

const CONNECTIONS = 6;

const healthOf = ({ url }: ServerProcess) => getJson<Health>(`${url}/health`);
const storageOf = async (server: ServerProcess) => (await healthOf(server)).body.storage;
const drained = (server: ServerProcess) =>
  eventually(
    () => storageOf(server),
    ({ state }) => state === 'database',
  );
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe('a server with a journal', () => {
  let mariadb: Mariadb;
  let url: string;
  let folder: TempFolder;
  let server: ServerProcess;

  const start = async (settings: ServerSettings = {}) => {
    server = await ServerProcess.start({ DATABASE_URL: url, DATA_DIR: folder.path, ...settings });
    return server;
  };

  beforeAll(async () => {
    mariadb = await Mariadb.start();
  });

  beforeEach(async () => {
    ({ url } = await createMariadbDatabase(mariadb.url));
    folder = createTempFolder();
  });

  afterEach(async () => {
    mariadb.thaw();
    await server.kill();
    folder.remove();
  });

  afterAll(async () => {
    await mariadb.stop();
  });

  it('goes on acknowledging while the database is killed, says so, and drains while new readings keep coming', async () => {
    const { url: at } = await start();
    const load = new NumberedLoad();
    await load.start(at, CONNECTIONS);
    const client = await SpeedClient.open(at);
    await client.askJson({ speed: 1, device_id: 'band', id: 'before' });
    expect((await healthOf(server)).body).toMatchObject({ status: 'ok', storage: { state: 'database', waiting: 0 } });

    await mariadb.kill();
    expect(await client.askJson({ speed: 2, device_id: 'band', id: 'within' })).toMatchObject({ speed: 2 });
    // Repetitions of what the database has, and of what the journal has.
    expect(await client.askJson({ speed: 1, device_id: 'band', id: 'before' })).toMatchObject({ speed: 1 });
    expect(await client.askJson({ speed: 2, device_id: 'band', id: 'within' })).toMatchObject({ speed: 2 });
    const away = await eventually(
      () => healthOf(server),
      ({ body }) => body.storage.waiting > 5_000,
    );
    expect(away).toMatchObject({ status: 200, body: { status: 'degraded', storage: { state: 'journal' } } });
    expect(Date.parse(away.body.storage.waitingSince ?? '')).toBeLessThanOrEqual(Date.now());
    expect(away.body.storage.journal?.bytes).toBeGreaterThan(100_000);

    await mariadb.startAgain();
    expect(await client.askJson({ speed: 2, device_id: 'band', id: 'within' })).toMatchObject({ speed: 2 });
    await drained(server);
    await client.askJson({ speed: 3, device_id: 'band' });
    await load.stop();
    expect(load.refused).toBe(0);
    await expectKept(url, load.echoed);
    const { body } = await getJson<SpeedHistory>(`${at}/history?device=band`);
    expect(body.data.filter((row) => row.device_id === 'band').map(({ speed }) => speed)).toEqual([1, 2, 3]);
    expect((await healthOf(server)).body).toMatchObject({ status: 'ok', storage: { waiting: 0, waitingSince: null } });
  });

  it('does the same for a database that hangs, and stores once what it was given before it hung', async () => {
    const { url: at } = await start();
    const load = new NumberedLoad();
    await load.start(at, CONNECTIONS);
    for (const seconds of [0.5, 9]) {
      await mariadb.freeze();
      await pause(seconds * 1000);
      mariadb.thaw();
      await drained(server);
    }
    await load.stop();
    expect(load.refused).toBe(0);
    await expectKept(url, load.echoed);
  });

  it('loses and doubles nothing when it is killed while the journal fills, and while it empties', async () => {
    const random = seeded(7);
    const load = new NumberedLoad();
    for (let round = 0; round < 3; round++) {
      await start();
      await load.start(server.url, CONNECTIONS);
      await pause(100 * random());
      await mariadb.kill();
      await pause(300 + 700 * random());
      await server.kill();
      await load.stop();
      await mariadb.startAgain();
      for (let drain = 0; drain < 2; drain++) {
        await start();
        await load.start(server.url, CONNECTIONS);
        await pause(120 * random());
        await server.kill();
        await load.stop();
      }
    }
    await start();
    await drained(server);
    expect(load.echoed.length).toBeGreaterThan(1_000);
    await expectKept(url, load.echoed);
  });

  it('ends while readings wait, and goes on with them at the next start', async () => {
    const { url: at } = await start();
    const client = await SpeedClient.open(at);
    await mariadb.kill();
    await client.askJson({ speed: 1 });
    expect(await server.stop()).toBe(0);
    await mariadb.startAgain();
    await start();
    await drained(server);
    expect(await queryDatabase(url, 'SELECT value FROM reading')).toEqual([{ value: 1 }]);
  });

  it('brings what an earlier run has left into the database even when the journal is turned off', async () => {
    const { url: at } = await start();
    const load = new NumberedLoad();
    await load.start(at, CONNECTIONS);
    await mariadb.kill();
    await eventually(
      () => storageOf(server),
      ({ waiting }) => waiting > 3_000,
    );
    await server.kill();
    await load.stop();
    await mariadb.startAgain();
    await start({ JOURNAL: 'off' });
    expect(await storageOf(server)).toMatchObject({ state: 'database', waiting: 0, journal: null });
    await expectKept(url, load.echoed);
  });

  it('refuses clearly once the journal has reached its limit, and takes readings again when the database is back', async () => {
    const { url: at } = await start({ JOURNAL_MAX_BYTES: '262144' });
    const load = new NumberedLoad();
    await mariadb.kill();
    await load.start(at, CONNECTIONS);
    const full = await eventually(
      () => healthOf(server),
      ({ status }) => status === 503,
    );
    expect(full.body).toMatchObject({ status: 'unavailable', storage: { state: 'refusing' } });
    expect(full.body.storage.journal?.bytes).toBeLessThanOrEqual(262_144);
    await load.stop();
    // The last page may have room for a few readings yet.
    const refused = await eventually(
      () => postJson<ErrorBody>(`${at}/send`, { speed: 4 }),
      ({ status }) => status !== 200,
    );
    expect(refused).toMatchObject({ status: 503, body: { error: { code: 'storage_unavailable' } } });
    expect(refused.headers.get('retry-after')).toBe('1');

    await mariadb.startAgain();
    await eventually(
      () => healthOf(server),
      ({ body }) => body.status === 'ok',
    );
    expect((await postJson(`${at}/send`, { speed: 5 })).status).toBe(200);
    expect(load.refused).toBeGreaterThan(0);
    await expectKept(url, load.echoed);
    // What was emptied gives its space back.
    expect((await storageOf(server)).journal?.bytes).toBeLessThan(100_000);
  });

  it('sets aside a reading that the database refuses for what it is, and brings those behind it', async () => {
    const { url: at } = await start();
    const client = await SpeedClient.open(at);
    await client.askJson({ speed: 1 });
    await queryDatabase(
      url,
      `CREATE TRIGGER no_devil BEFORE INSERT ON reading FOR EACH ROW
       IF NEW.value = 666 THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'not this one'; END IF`,
    );
    expect(await client.askJson({ speed: 666 })).toMatchObject({ error: { code: 'storage_unavailable' } });
    await mariadb.kill();
    for (let speed = 600; speed < 700; speed++) expect(await client.askJson({ speed })).toMatchObject({ speed });
    await mariadb.startAgain();
    await drained(server);
    const stored = (await queryDatabase(url, 'SELECT value FROM reading ORDER BY id')).map(({ value }) => value);
    expect(stored).toEqual([1, ...Array.from({ length: 100 }, (_, n) => 600 + n)].filter((value) => value !== 666));
    await server.stop();
    const aside = await queryDatabase(`sqlite:${folder.path}/journal.db`, 'SELECT value, reason FROM set_aside');
    expect(aside).toEqual([{ value: 666, reason: expect.stringContaining('not this one') as string }]);
  });
});

describe('a server with a journal on SQLite', () => {
  it('keeps readings there while another program holds the database, without holding up anyone', async () => {
    const database = createSqliteDatabase();
    const server = await ServerProcess.start({ DATABASE_URL: database.url });
    const other = new DatabaseSync(database.url.slice('sqlite:'.length));
    const load = new NumberedLoad();
    try {
      await load.start(server.url, CONNECTIONS);
      other.exec('BEGIN IMMEDIATE');
      const held = await eventually(
        () => healthOf(server),
        ({ body }) => body.storage.waiting > 1_000,
      );
      expect(held.body).toMatchObject({ status: 'degraded', storage: { state: 'journal' } });
      other.exec('ROLLBACK');
      await drained(server);
      await load.stop();
      expect(load.refused).toBe(0);
      await expectKept(database.url, load.echoed);
    } finally {
      other.close();
      await server.kill();
      await database.drop();
    }
  });
});

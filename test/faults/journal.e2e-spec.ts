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
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe('a server with a journal', () => {
  let mariadb: Mariadb;
  let url: string;
  let folder: TempFolder;
  let server: ServerProcess | undefined;

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
    await server?.kill();
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
    expect((await healthOf(server!)).body).toMatchObject({ status: 'ok', storage: { state: 'database', waiting: 0 } });

    await mariadb.kill();
    expect(await client.askJson({ speed: 2, device_id: 'band', id: 'within' })).toMatchObject({ speed: 2 });
    // Repetitions of what the database has, and of what the journal has.
    expect(await client.askJson({ speed: 1, device_id: 'band', id: 'before' })).toMatchObject({ speed: 1 });
    expect(await client.askJson({ speed: 2, device_id: 'band', id: 'within' })).toMatchObject({ speed: 2 });
    const away = await eventually(
      () => healthOf(server!),
      ({ body }) => body.storage.waiting > 5_000,
    );
    expect(away).toMatchObject({ status: 200, body: { status: 'degraded', storage: { state: 'journal' } } });
    expect(Date.parse(away.body.storage.waitingSince ?? '')).toBeLessThanOrEqual(Date.now());
    expect(away.body.storage.journal?.bytes).toBeGreaterThan(100_000);

    await mariadb.startAgain();
    expect(await client.askJson({ speed: 2, device_id: 'band', id: 'within' })).toMatchObject({ speed: 2 });
    await eventually(
      () => storageOf(server!),
      ({ state }) => state === 'database',
    );
    await client.askJson({ speed: 3, device_id: 'band' });
    await load.stop();
    expect(load.refused).toBe(0);
    await expectKept(url, load.echoed);
    const { body } = await getJson<SpeedHistory>(`${at}/history?device=band`);
    expect(body.data.filter((row) => row.device_id === 'band').map(({ speed }) => speed)).toEqual([1, 2, 3]);
    expect((await healthOf(server!)).body).toMatchObject({ status: 'ok', storage: { waiting: 0, waitingSince: null } });
  }, 60_000);
});

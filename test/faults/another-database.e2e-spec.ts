/** The promise where the journal holds readings and the database is another one, or back to an older state. */
import { type TestDatabase, createMariadbDatabase } from '../support/databases.ts';
import { BatchClient } from '../support/batch-client.ts';
import { eventually } from '../support/eventually.ts';
import { getJson } from '../support/http.ts';
import { Mariadb } from '../support/mariadb.ts';
import { queryDatabase } from '../support/query.ts';
import { ServerProcess } from '../support/server-process.ts';
import { createTempFolder, type TempFolder } from '../support/temp-folder.ts';
import type { Health } from '@tachograph/contracts';

const COUNT = 3_000;
const linesFrom = (first: number) =>
  Array.from({ length: COUNT }, (_, index) =>
    JSON.stringify({ device: 'band', channel: 'c', value: first + index }),
  ).join('\n');

describe('a server whose journal was filled before another database', () => {
  let mariadb: Mariadb;
  let database: TestDatabase;
  let folder: TempFolder;
  let server: ServerProcess;

  const start = async () => {
    server = await ServerProcess.start({ DATABASE_URL: database.url, DATA_DIR: folder.path });
    return new BatchClient(server.url);
  };

  beforeAll(async () => {
    mariadb = await Mariadb.start();
    database = await createMariadbDatabase(mariadb.url);
    folder = createTempFolder();
  });

  afterAll(async () => {
    await server.kill();
    folder.remove();
    await mariadb.stop();
  });

  it('brings those readings there first, and new ones behind them', async () => {
    const before = await start();
    await before.send({ device: 'band', channel: 'c', value: -1 });
    await mariadb.kill();
    expect((await before.sendLines(linesFrom(0))).body).toMatchObject({ stored: COUNT });
    await server.kill();
    await mariadb.startAgain();
    database = await createMariadbDatabase(mariadb.url);

    const after = await start();
    expect((await after.sendLines(linesFrom(COUNT))).body).toMatchObject({ stored: COUNT });
    await eventually(
      () => getJson<Health>(`${server.url}/health`),
      ({ body }) => body.storage.waiting === 0,
    );
    const rows = await queryDatabase(database.url, 'SELECT value FROM reading ORDER BY id');
    expect(rows.map(({ value }) => value)).toEqual(Array.from({ length: 2 * COUNT }, (_, index) => index));
  });
});

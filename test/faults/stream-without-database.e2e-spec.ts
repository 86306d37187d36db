import type { Health, SpeedHistory } from '@tachograph/contracts';
import { createMariadbDatabase } from '../support/databases.ts';
import { eventually } from '../support/eventually.ts';
import { getJson } from '../support/http.ts';
import { LineSource } from '../support/line-source.ts';
import { Mariadb } from '../support/mariadb.ts';
import { ServerProcess, type ServerSettings } from '../support/server-process.ts';

const FIRST = Date.UTC(2026, 10, 20, 8);
const lines = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, n) => `{"time":${FIRST + from + n},"speed":${from + n}}\n`).join('');

describe('a pulled stream whose readings can not be stored', () => {
  let mariadb: Mariadb | undefined;
  let source: LineSource | undefined;
  let server: ServerProcess | undefined;

  afterEach(async () => {
    await source?.die();
    mariadb?.thaw();
    await server?.stop();
    await mariadb?.stop();
  });

  const start = async (settings: ServerSettings) => {
    mariadb = await Mariadb.start();
    source = await LineSource.start();
    const { url } = await createMariadbDatabase(mariadb.url);
    server = await ServerProcess.start({ DATABASE_URL: url, STREAM_URLS: `http://${source.host}/stream`, ...settings });
    const { url: at } = server;
    const state = async () => (await getJson<Health>(`${at}/health`)).body.streams[0];

    await source.write(lines(0, 100));
    await eventually(state, (stream) => stream?.stored === 100);
    return { mariadb, source, at, state };
  };

  /** Each reading once, in order. */
  const expectAll = async (at: string) => {
    const { body } = await getJson<SpeedHistory>(`${at}/history?limit=10000`);
    expect(body.data.map(({ speed }) => speed)).toEqual(Array.from({ length: 300 }, (_, n) => n));
    expect([...body.data].sort((a, b) => a.id - b.id)).toEqual(body.data);
  };

  it('goes on with a journal while the database is away or hangs, and stores each reading once, in order', async () => {
    const { mariadb, source, at, state } = await start({});
    await mariadb.kill();
    await source.write(lines(100, 200));
    expect(await eventually(state, (stream) => stream?.stored === 200)).toMatchObject({ lastError: null });
    await mariadb.startAgain();
    await mariadb.freeze();
    await source.write(lines(200, 300));
    expect(await eventually(state, (stream) => stream?.stored === 300)).toMatchObject({ lastError: null });
    mariadb.thaw();
    await eventually(
      () => getJson<Health>(`${at}/health`),
      ({ body }) => body.status === 'ok',
    );
    await expectAll(at);
  });

  it('waits without a journal while the database is away or hangs, and then stores each reading once, in order', async () => {
    const { mariadb, source, at, state } = await start({ JOURNAL: 'off' });

    await mariadb.kill();
    await source.write(lines(100, 200));
    await eventually(state, (stream) => stream?.lastError?.includes('was not stored') === true);
    await mariadb.startAgain();
    expect(await eventually(state, (stream) => stream?.stored === 200)).toMatchObject({
      state: 'open',
      lastError: null,
    });

    // Longer than a commit may take: it is given up, and takes place all the same when the database goes on.
    await mariadb.freeze();
    await source.write(lines(200, 300));
    await eventually(state, (stream) => stream?.lastError?.includes('was not stored') === true);
    mariadb.thaw();
    await eventually(state, (stream) => stream?.stored === 300);

    await expectAll(at);
  });
});

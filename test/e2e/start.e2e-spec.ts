import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { PAGE_PATHS, type Health } from '@tachograph/contracts';
import { getJson, postJson } from '../support/http.ts';
import { ServerProcess } from '../support/server-process.ts';
import { createTempFolder, type TempFolder } from '../support/temp-folder.ts';

describe('the start', () => {
  let folder: TempFolder;

  beforeEach(() => {
    folder = createTempFolder();
  });

  afterEach(() => {
    folder.remove();
  });

  it('prints the URLs and where the data lies, and puts the embedded database there', async () => {
    const server = await ServerProcess.start({ DATA_DIR: folder.path });
    expect(server.output).toContain(server.url);
    expect(server.output).toContain(`${server.url}/api/docs`);
    expect(server.output).toContain(join(folder.path, 'tachograph.db'));
    expect(readdirSync(folder.path)).toContain('tachograph.db');
    expect((await getJson<Health>(`${server.url}/health`)).body).toMatchObject({
      status: 'ok',
      database: { kind: 'sqlite', reachable: true },
    });
    await server.stop();
  });

  it('finds again what an earlier run stored, and a clean stop leaves tidy files', async () => {
    const first = await ServerProcess.start({ DATA_DIR: folder.path });
    await postJson(`${first.url}/send`, { speed: 42 });
    expect(await first.stop()).toBe(0);
    expect(readdirSync(folder.path)).toEqual(['journal.db', 'tachograph.db']);
    const second = await ServerProcess.start({ DATA_DIR: folder.path });
    const { body } = await getJson<{ data: { speed: number }[] }>(`${second.url}/history`);
    expect(body.data.map(({ speed }) => speed)).toEqual([42]);
    await second.stop();
  });

  it.each([
    [{ PORT: 'abc' }, 'PORT=abc is not accepted: a whole number from 0 to 65535'],
    [{ ROOT_CHANNEL: 'radio' }, 'ROOT_CHANNEL=radio is not accepted: one of: speed, dashboard'],
    [
      { DATABASE_URL: 'postgres://u:secret@h/x' },
      'DATABASE_URL=postgres://***@h/x is not accepted: sqlite:PATH or mysql:',
    ],
    [
      { DATABASE_URL: 'mysql://u:secret@127.0.0.1:1/x' },
      'the database at 127.0.0.1:1/x can’t be used'.replace('’', "'"),
    ],
    [{ CORS_ORIGINS: 'board.example' }, 'CORS_ORIGINS=board.example is not accepted: origins such as'],
    [{ TZ: 'Mars/Olympus' }, 'TZ=Mars/Olympus is not accepted: a time zone such as'],
  ])('stops with one line for %p', async (settings, line) => {
    const failure = await ServerProcess.start(settings).then(
      () => '',
      (error: unknown) => String(error),
    );
    const output = failure.slice(failure.indexOf('\n') + 1).trimEnd();
    expect(output).toContain(`Tachograph can't start: ${line}`);
    expect(output.split('\n')).toHaveLength(1);
    expect(output).not.toContain('secret');
  });

  it('says which port is taken', async () => {
    const server = await ServerProcess.start();
    const { port } = new URL(server.url);
    await expect(ServerProcess.start({ PORT: port })).rejects.toThrow(`port ${port} is taken`);
    await server.stop();
  });
});

describe('the web app', () => {
  let server: ServerProcess;

  beforeAll(async () => {
    server = await ServerProcess.start();
  });

  afterAll(async () => {
    await server.stop();
  });

  it.each(Object.values(PAGE_PATHS))('is served at %s, so that a page can be opened and reloaded', async (path) => {
    const response = await fetch(server.url + path);
    expect(response.status).toBe(200);
    expect(response.headers.get('cache-control')).toBe('no-cache');
    expect(await response.text()).toContain('<tg-root>');
    expect((await fetch(`${server.url}${path}/a/b`)).status).toBe(404);
  });
});

describe('the files of the web app', () => {
  it('come compressed, and those whose names have a hash may be kept for ever', async () => {
    const server = await ServerProcess.start();
    const page = await (await fetch(server.url)).text();
    const script = /src="(main-[\w-]+\.js)"/.exec(page)?.[1] ?? '';
    const { headers, ok } = await fetch(`${server.url}/${script}`, { headers: { 'Accept-Encoding': 'gzip' } });
    expect(ok).toBe(true);
    expect(headers.get('content-encoding')).toBe('gzip');
    expect(headers.get('cache-control')).toContain('immutable');
    await server.stop();
  });
});

describe('the description of the API', () => {
  interface Described {
    paths: Record<string, Record<string, { responses: Record<string, { content?: unknown }>; summary?: string }>>;
  }

  it('names every path with its answers and errors, and can be read in a browser', async () => {
    const server = await ServerProcess.start();
    const { body } = await getJson<Described>(`${server.url}/api/docs-json`);
    expect(Object.keys(body.paths).sort()).toEqual([
      '/api/connections/{id}',
      '/api/dashboards',
      '/api/dashboards/order',
      '/api/dashboards/{id}',
      '/api/devices',
      '/api/devices/{name}',
      '/api/esp32/data',
      '/api/export',
      '/api/export/count',
      '/api/import',
      '/api/latest',
      '/api/readings',
      '/api/retention',
      '/api/retention/preview',
      '/api/series',
      '/api/statistics',
      '/api/storage',
      '/api/storage/budget',
      '/api/system/status',
      '/api/websocket/info',
      '/api/websocket/test',
      '/connections',
      '/health',
      '/history',
      '/send',
    ]);
    const send = body.paths['/send']?.post;
    expect(Object.keys(send?.responses ?? {}).sort()).toEqual(['200', '400', '404', '413', '503']);
    expect(JSON.stringify(body)).toContain('connection_not_found');
    const page = await fetch(`${server.url}/api/docs`);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('swagger-ui');
    await server.stop();
  });
});

import { request } from 'node:http';
import type { ConnectionList, ErrorBody } from '@tachograph/contracts';
import { clientKinds, OpenClients, openTextClient, SOCKET_IO_4 } from '../support/event-client.ts';
import { eventually } from '../support/eventually.ts';
import { getJson } from '../support/http.ts';
import { ServerProcess } from '../support/server-process.ts';
import { SpeedClient } from '../support/speed-client.ts';

/** The status and body with which an upgrade is answered; 101 is a socket, which is closed at once. */
async function upgrade(url: string, path: string, headers: Record<string, string> = {}) {
  return new Promise<{ status: number; body: ErrorBody | undefined }>((resolve, reject) => {
    const handshake = {
      Connection: 'Upgrade',
      Upgrade: 'websocket',
      'Sec-WebSocket-Version': '13',
      'Sec-WebSocket-Key': Buffer.from('0123456789abcdef').toString('base64'),
    };
    const attempt = request(url + path, { headers: { ...handshake, ...headers } });
    attempt.on('error', reject);
    attempt.on('upgrade', (_, socket) => {
      socket.destroy();
      resolve({ status: 101, body: undefined });
    });
    attempt.on('response', (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, body: JSON.parse(Buffer.concat(chunks).toString()) as ErrorBody });
      });
    });
    attempt.end();
  });
}

const WEBSOCKET = '/socket.io/?EIO=4&transport=websocket';
const POLLING = '/socket.io/?EIO=4&transport=polling';

describe('the one port', () => {
  let server: ServerProcess;
  const clients = new OpenClients();
  const connections = async () => (await getJson<ConnectionList>(`${server.url}/connections`)).body;

  beforeAll(async () => {
    server = await ServerProcess.start({ CORS_ORIGINS: 'https://board.example' });
  });

  afterAll(async () => {
    await server.stop();
  });

  afterEach(() => {
    clients.closeAll();
  });

  it.each(['/', '/ws/speed', '/ws/dashboard', '/ws/live', WEBSOCKET, WEBSOCKET.replace('/?', '?')])(
    'has a WebSocket at %s',
    async (path) => {
      expect((await upgrade(server.url, path)).status).toBe(101);
    },
  );

  it.each(['/nowhere', '/ws', '/ws/speed/', '/socket.io/nowhere', '/history', '//'])(
    'answers an upgrade of %s with 404',
    async (path) => {
      const { status, body } = await upgrade(server.url, path);
      expect(status).toBe(404);
      expect(body?.error.code).toBe('not_found');
    },
  );

  it('has plain WebSockets and Socket.IO side by side, and none disturbs the other', async () => {
    const socketIo = await Promise.all(clientKinds.map((kind) => clients.open(kind, server.url)));
    const car = await SpeedClient.open(server.url, '/ws/speed');
    const page = await SpeedClient.open(server.url, '/ws/live');
    try {
      expect((await upgrade(server.url, '/nowhere')).status).toBe(404);
      expect(await car.askJson({ speed: 5 })).toEqual({ speed: 5 });
      for (const client of socketIo) expect(await client.next('newData')).toMatchObject({ speed: '5' });
      expect(JSON.parse(await page.next())).toMatchObject({ type: 'hello' });
      expect(car.waiting).toBe(0);
    } finally {
      await Promise.all([car.close(), page.close()]);
    }
  });

  it.each([
    ['/socket.io/socket.io.js', 'text/javascript'],
    ['/socket.io/socket.io.min.js', 'text/javascript'],
    ['/socket.io/socket.io.min.js.map', 'application/json'],
  ])('serves the client library for pages at %s', async (path, type) => {
    const response = await fetch(server.url + path);
    expect(response.headers.get('content-type')).toContain(type);
    expect(response.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
    expect((await response.text()).length).toBeGreaterThan(10_000);
  });

  it('serves no other file there', async () => {
    expect((await getJson(`${server.url}/socket.io/package.json`)).status).toBe(404);
    expect((await getJson(`${server.url}/socket.io/..%2fpackage.json`)).status).toBe(404);
  });

  it.each(['/socket.io/?EIO=4&transport=smoke', '/socket.io/', `${POLLING}&sid=nobody`])(
    'answers 400 to what Engine.IO does not know: %s',
    async (path) => {
      expect((await fetch(server.url + path)).status).toBe(400);
    },
  );

  it('lets an allowed page poll, as clients of Socket.IO 2 do, with what they take for cookies', async () => {
    const { headers, status } = await fetch(server.url + POLLING, { headers: { Origin: 'https://board.example' } });
    expect(status).toBe(200);
    expect(headers.get('access-control-allow-origin')).toBe('https://board.example');
    expect(headers.get('access-control-allow-credentials')).toBe('true');
  });

  it.each(['https://evil.example', 'null'])('keeps a page of %p from polling', async (origin) => {
    const { status, body, headers } = await getJson(server.url + POLLING, { Origin: origin });
    expect(status).toBe(403);
    expect(body).toMatchObject({ error: { code: 'origin_not_allowed' } });
    expect(headers.get('access-control-allow-origin')).toBeNull();
  });

  it('goes on with a request that offers another protocol', async () => {
    const { status, body } = await upgrade(server.url, '/history', { Upgrade: 'h2c' });
    expect(status).toBe(200);
    expect(body).toMatchObject({ data: expect.any(Array) });
  });

  it.each(['http://localhost:4200', 'http://127.0.0.1:1', 'https://board.example', ''])(
    'lets a page of %p in',
    async (origin) => {
      expect((await upgrade(server.url, '/ws/speed', origin === '' ? {} : { Origin: origin })).status).toBe(101);
    },
  );

  it.each(['https://evil.example', 'null', 'https://board.example.evil', 'http://localhost.evil.example'])(
    'keeps a page of %p out',
    async (origin) => {
      for (const path of ['/ws/live', WEBSOCKET]) {
        const { status, body } = await upgrade(server.url, path, { Origin: origin });
        expect(status).toBe(403);
        expect(body?.error.code).toBe('origin_not_allowed');
      }
    },
  );

  it('keeps out a page that has pointed its own name at this machine', async () => {
    const { status } = await upgrade(server.url, '/ws/live', { Origin: 'http://evil.example', Host: 'evil.example' });
    expect(status).toBe(403);
  });

  it('allows the API to the same origins', async () => {
    const allowed = await getJson(`${server.url}/history`, { Origin: 'https://board.example' });
    expect(allowed.headers.get('access-control-allow-origin')).toBe('https://board.example');
    const foreign = await getJson(`${server.url}/history`, { Origin: 'https://evil.example' });
    expect(foreign.headers.get('access-control-allow-origin')).toBeNull();
  });

  it('answers 409 for an id that is taken, and gives it out again once that very socket is gone', async () => {
    const holder = await SpeedClient.open(server.url, '/?connection_id=mine');
    const refused = await upgrade(server.url, '/ws/speed?connection_id=mine');
    expect(refused).toMatchObject({ status: 409, body: { error: { code: 'connection_id_taken' } } });
    // Those of earlier tests are gone when the server has heard of it.
    await eventually(connections, ({ count }) => count === 1);
    expect(await holder.askJson({ type: 'whoami' })).toEqual({ type: 'connection', connection_id: 'mine' });
    await holder.close();
    await eventually(
      () => upgrade(server.url, '/ws/speed?connection_id=mine'),
      ({ status }) => status === 101,
    );
  });

  it('holds to that for Socket.IO too, over polling and WebSocket', async () => {
    const holder = await clients.open(SOCKET_IO_4, server.url, 'esp32', { connection_id: 'band-3' });
    expect(holder.id).toBe('band-3');
    const chosen = '&connection_id=band-3';
    expect((await upgrade(server.url, WEBSOCKET + chosen)).status).toBe(409);
    expect((await upgrade(server.url, '/?connection_id=band-3')).status).toBe(409);
    const polling = await getJson(server.url + POLLING + chosen);
    expect(polling).toMatchObject({ status: 409, body: { error: { code: 'connection_id_taken' } } });
    holder.close();
    while ((await connections()).data.some(({ id }) => id === 'band-3'));
    expect((await upgrade(server.url, WEBSOCKET + chosen)).status).toBe(101);
  });

  it('answers 400 for an id that is none', async () => {
    expect((await upgrade(server.url, `/?connection_id=${'x'.repeat(129)}`)).status).toBe(400);
    expect((await upgrade(server.url, '/?connection_id=a%00b')).status).toBe(400);
  });
});

describe('the heartbeat', () => {
  const clients = new OpenClients();
  let server: ServerProcess;

  beforeAll(async () => {
    server = await ServerProcess.start({ PING_INTERVAL_MS: '1000' });
  });

  afterAll(async () => {
    clients.closeAll();
    await server.stop();
  });

  it('notices a peer that is gone without a word', async () => {
    const ids = async () => (await getJson<ConnectionList>(`${server.url}/connections`)).body.data.map(({ id }) => id);
    const sensor = await clients.open(SOCKET_IO_4, server.url, 'esp32', { connection_id: 'sensor' });
    const deaf = await openTextClient(server.url, 'esp32', { answersPings: false });
    clients.keep(deaf.client);
    const silent = await SpeedClient.open(server.url, '/?connection_id=silent', { autoPong: false });
    const lively = await SpeedClient.open(server.url, '/?connection_id=lively');
    expect((await silent.closed()).code).toBe(1006);
    const here = await ids();
    expect(here).toContain('lively');
    expect(here).not.toContain('silent');
    await eventually(ids, (left) => !left.includes(deaf.client.id));
    sensor.emit('health_check');
    await sensor.next('health_status');
    await lively.close();
  });
});

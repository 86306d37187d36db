import { request } from 'node:http';
import type { ConnectionList, ErrorBody } from '@tachograph/contracts';
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

describe('the one port', () => {
  let server: ServerProcess;
  const connections = async () => (await getJson<ConnectionList>(`${server.url}/connections`)).body;

  beforeAll(async () => {
    server = await ServerProcess.start({ CORS_ORIGINS: 'https://board.example', PING_INTERVAL_MS: '200' });
  });

  afterAll(async () => {
    await server.stop();
  });

  it.each(['/', '/ws/speed', '/ws/dashboard', '/ws/live'])('has a WebSocket at %s', async (path) => {
    expect((await upgrade(server.url, path)).status).toBe(101);
  });

  it.each(['/nowhere', '/ws', '/ws/speed/', '/socket.io/', '/history', '//'])(
    'answers an upgrade of %s with 404',
    async (path) => {
      const { status, body } = await upgrade(server.url, path);
      expect(status).toBe(404);
      expect(body?.error.code).toBe('not_found');
    },
  );

  it('goes on with a request that offers another protocol', async () => {
    const { status, body } = await upgrade(server.url, '/history', { Upgrade: 'h2c' });
    expect(status).toBe(200);
    expect(body).toMatchObject({ count: 0 });
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
      const { status, body } = await upgrade(server.url, '/ws/live', { Origin: origin });
      expect(status).toBe(403);
      expect(body?.error.code).toBe('origin_not_allowed');
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
    expect((await connections()).count).toBe(1);
    expect(await holder.askJson({ type: 'whoami' })).toEqual({ type: 'connection', connection_id: 'mine' });
    await holder.close();
    expect((await upgrade(server.url, '/ws/speed?connection_id=mine')).status).toBe(101);
  });

  it('answers 400 for an id that is none', async () => {
    expect((await upgrade(server.url, `/?connection_id=${'x'.repeat(129)}`)).status).toBe(400);
    expect((await upgrade(server.url, '/?connection_id=a%00b')).status).toBe(400);
  });

  it('notices a peer that is gone without a word', async () => {
    const silent = await SpeedClient.open(server.url, '/?connection_id=silent', { autoPong: false });
    const lively = await SpeedClient.open(server.url, '/?connection_id=lively');
    expect((await silent.closed()).code).toBe(1006);
    const { data } = await connections();
    expect(data.map(({ id }) => id)).toEqual(['lively']);
    await lively.close();
  });
});

/** What one connection and one address may ask of the server, and what becomes of those who ask for more. */
import { once } from 'node:events';
import { request } from 'node:http';
import { connect, type Socket } from 'node:net';
import type { ConnectionList, ErrorBody } from '@tachograph/contracts';
import { eventually } from '../support/eventually.ts';
import { clientKinds, OpenClients, openTextClient } from '../support/event-client.ts';
import { getJson } from '../support/http.ts';
import { ServerProcess, type ServerSettings } from '../support/server-process.ts';
import { SpeedClient } from '../support/speed-client.ts';

const sockets: Socket[] = [];
const clients = new OpenClients();
let server: ServerProcess | undefined;

afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  clients.closeAll();
  await server?.stop();
});

async function start(settings: ServerSettings): Promise<ServerProcess> {
  server = await ServerProcess.start({ DEMO_SOURCE: 'off', ...settings });
  return server;
}

async function connections({ url }: ServerProcess): Promise<number> {
  return (await getJson<ConnectionList>(`${url}/connections`)).body.count;
}

/** A bare connection, and all that has come on it so far. */
async function openTcp({ url }: ServerProcess): Promise<{ socket: Socket; received: () => string }> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  sockets.push(socket);
  let text = '';
  socket.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  return { socket, received: () => text };
}

/** The answer to an upgrade that is refused; 101 where it is not. */
async function attempt(url: string, path: string) {
  const handshake = {
    Connection: 'Upgrade',
    Upgrade: 'websocket',
    'Sec-WebSocket-Version': '13',
    'Sec-WebSocket-Key': Buffer.from('0123456789abcdef').toString('base64'),
  };
  const asked = request(url + path, { headers: handshake });
  asked.on('upgrade', (_, socket: Socket) => {
    sockets.push(socket);
    asked.emit('answered', { status: 101 });
  });
  asked.on('response', (response) => {
    response.resume();
    asked.emit('answered', { status: response.statusCode, retryAfter: response.headers['retry-after'] });
  });
  asked.end();
  const [answer] = (await once(asked, 'answered')) as [{ status: number; retryAfter?: string }];
  return answer;
}

describe('more messages than a connection may send', () => {
  it('are refused with too_many_messages, the others are stored and echoed, and after a second it goes on', async () => {
    const { url } = await start({ MESSAGES_PER_SECOND: '100' });
    const client = await SpeedClient.open(url, '/ws/speed?connection_id=hasty');
    const sent = Array.from({ length: 600 }, (_, speed) => JSON.stringify({ speed }));
    let waiting = sent;
    const echoed: string[] = [];
    while (waiting.length > 0) {
      for (const message of waiting) client.send(message);
      const refused: string[] = [];
      for (const message of waiting) {
        const reply = await client.next();
        if (reply === message) echoed.push(reply);
        else {
          expect(JSON.parse(reply)).toMatchObject({ error: { code: 'too_many_messages' } });
          refused.push(message);
        }
      }
      waiting = refused;
    }
    expect(echoed.sort()).toEqual([...sent].sort());
    const { body } = await getJson<{ data: unknown[] }>(`${url}/history?device_id=hasty&limit=10000`);
    expect(body.data).toHaveLength(sent.length);
    await client.close();
  });

  it.each([
    ['/ws/dashboard', '{"type":"ping"}', '"code":"too_many_messages"'],
    ['/ws/live', '{"type":"nothing"}', '"code":"too_many_messages"'],
  ])('are refused at %s in its own form', async (path, message, refusal) => {
    const { url } = await start({ MESSAGES_PER_SECOND: '5' });
    const client = await SpeedClient.open(url, path);
    for (let n = 0; n < 20; n += 1) client.send(message);
    for (;;) if ((await client.next()).includes(refusal)) break;
    await client.close();
  });

  it('are refused over Socket.IO with the event error, whatever the client is', async () => {
    const { url } = await start({ MESSAGES_PER_SECOND: '5' });
    for (const kind of clientKinds) {
      const client = await clients.open(kind, url);
      const count = 60;
      for (let n = 0; n < count; n += 1) client.emit('health_check');
      await eventually(
        () => client.waiting('health_status') + client.waiting('error'),
        (answers) => answers === count,
      );
      expect(client.waiting('health_status')).toBeGreaterThanOrEqual(10);
      expect(await client.next('error')).toMatchObject({ code: 'too_many_messages' });
      client.emit('health_check');
      await client.next('health_status');
    }
  });

  it('cost the others nothing, even of many who never read what they are answered', async () => {
    const started = await start({ MESSAGES_PER_SECOND: '1000' });
    const others = await SpeedClient.open(started.url);
    const floods = await Promise.all(
      Array.from({ length: 10 }, (_, n) =>
        SpeedClient.open(started.url, ['/ws/dashboard', '/ws/speed', '/ws/live'][n % 3]),
      ),
    );
    for (const flood of floods) {
      flood.pause();
      for (let n = 0; n < 20_000; n += 1) flood.send('{"type":"ping"}');
    }
    for (let speed = 0; speed < 200; speed += 1) expect(await others.askJson({ speed })).toEqual({ speed });
    for (const flood of floods) flood.terminate();
    await eventually(
      () => connections(started),
      (count) => count === 1,
    );
    await others.close();
  });
});

describe('more connections than an address may have', () => {
  it('are refused with 429 and when to come back, whatever they speak, and have a place once another has gone', async () => {
    const started = await start({ CONNECTIONS_PER_ADDRESS: '3' });
    const { url } = started;
    const car = await SpeedClient.open(url);
    const page = await SpeedClient.open(url, '/ws/live');
    clients.keep((await openTextClient(url, 'esp32')).client);
    for (const path of ['/ws/speed', '/ws/live', '/socket.io/?EIO=4&transport=websocket'])
      expect(await attempt(url, path)).toEqual({ status: 429, retryAfter: '3' });
    const { status, headers, body } = await getJson<ErrorBody>(`${url}/socket.io/?EIO=4&transport=polling`);
    expect([status, headers.get('retry-after'), body.error.code]).toEqual([429, '3', 'too_many_connections']);
    await car.close();
    // A client hears of its own close before the server does.
    await eventually(
      () => attempt(url, '/ws/speed'),
      ({ status }) => status === 101,
    );
    await page.close();
  });

  it('have a place in seconds where another was lost without a word', async () => {
    const { url } = await start({ CONNECTIONS_PER_ADDRESS: '2' });
    const lively = await SpeedClient.open(url);
    const lost = await SpeedClient.open(url, '/ws/speed', { autoPong: false });
    const cut = lost.closed();
    await eventually(
      () => attempt(url, '/ws/speed'),
      ({ status }) => status === 101,
    );
    expect((await cut).code).toBe(1006);
    expect(await lively.askJson({ speed: 1 })).toEqual({ speed: 1 });
    await lively.close();
  });

  it('are counted right after thousands that came and went, in whatever way', async () => {
    const started = await start({ CONNECTIONS_PER_ADDRESS: '60' });
    for (let round = 0; round < 40; round += 1) {
      const opened = await Promise.all(Array.from({ length: 50 }, () => SpeedClient.open(started.url)));
      for (const [n, client] of opened.entries()) {
        if (n % 2 === 0) await client.close();
        else client.terminate();
      }
      await eventually(
        () => connections(started),
        (count) => count === 0,
      );
    }
    const all = await Promise.all(Array.from({ length: 60 }, () => SpeedClient.open(started.url)));
    expect((await attempt(started.url, '/ws/speed')).status).toBe(429);
    for (const client of all) client.terminate();
  });
});

describe('a client that takes too long to say what it wants, or says it wrongly', () => {
  let shared: ServerProcess;

  beforeAll(async () => {
    shared = await ServerProcess.start({ HANDSHAKE_TIMEOUT_MS: '300', DEMO_SOURCE: 'off' });
  });

  afterAll(async () => {
    await shared.stop();
  });

  it.each([
    ['nothing', ''],
    ['half a request line', 'GET /ws/sp'],
    ['half of its headers', 'GET /ws/speed HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: webso'],
  ])('is told so and closed after %s', async (_, text) => {
    const { socket, received } = await openTcp(shared);
    socket.write(text);
    await once(socket, 'close');
    expect(received()).toMatch(/^HTTP\/1\.1 408 /);
    expect(received()).toContain('"code":"invalid_request"');
  });

  it('is closed though it goes on with a byte at a time', async () => {
    const { socket } = await openTcp(shared);
    const drip = setInterval(() => socket.write('x'), 20);
    socket.write('GET /');
    await once(socket, 'close').finally(() => {
      clearInterval(drip);
    });
  });

  it('may take its time for a body', async () => {
    const { socket, received } = await openTcp(shared);
    const body = JSON.stringify({ speed: 42, comment: 'slowly' });
    const head = `POST /send HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: ${body.length}`;
    socket.write(`${head}\r\n\r\n`);
    for (const character of body) {
      socket.write(character);
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
    await eventually(received, (text) => text.startsWith('HTTP/1.1 200 '));
  });

  it('is closed likewise when it opens a Socket.IO session and does not join', async () => {
    const idle = await SpeedClient.open(shared.url, '/socket.io/?EIO=4&transport=websocket');
    await idle.closed();
  });

  it.each([
    ['garbage', 'what is this?\r\n\r\n', 400, 'invalid_request'],
    ['a header beyond all measure', `GET / HTTP/1.1\r\nX: ${'x'.repeat(100_000)}\r\n\r\n`, 431, 'too_large'],
    [
      'a contradiction',
      'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n',
      400,
      'invalid_request',
    ],
  ])('is answered in the usual shape when it sends %s', async (_, text, status, code) => {
    const { socket, received } = await openTcp(shared);
    socket.write(text);
    await eventually(received, (answer) => answer.includes(code));
    expect(received()).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect(received()).toContain('Connection: close');
  });
});

/** A server that is told to stop while all kinds of clients want something of it: it ends in time, and each knows where it stands. */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { WebSocket } from 'ws';
import { createSqliteDatabase, type TestDatabase } from '../support/databases.ts';
import { eventually } from '../support/eventually.ts';
import { OpenClients, openTextClient } from '../support/event-client.ts';
import { getJson, postJson } from '../support/http.ts';
import { ServerProcess } from '../support/server-process.ts';
import { SpeedClient } from '../support/speed-client.ts';

interface History {
  data: { speed: number }[];
}

const UPGRADE =
  'Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n' +
  'Sec-WebSocket-Key: MDEyMzQ1Njc4OWFiY2RlZg==\r\n\r\n';

describe('a server that stops', () => {
  const clients = new OpenClients();
  const sockets: Socket[] = [];
  let database: TestDatabase;
  let server: ServerProcess;

  beforeEach(async () => {
    database = createSqliteDatabase();
    server = await ServerProcess.start({ DATABASE_URL: database.url, DEMO_SOURCE: 'off' });
  });

  afterEach(async () => {
    for (const socket of sockets.splice(0)) socket.destroy();
    clients.closeAll();
    await server.stop();
    await database.drop();
  });

  async function openTcp(text: string): Promise<Socket> {
    const { hostname, port } = new URL(server.url);
    const socket = connect(Number(port), hostname);
    sockets.push(socket);
    socket.on('error', () => undefined);
    await once(socket, 'connect');
    socket.write(text);
    return socket;
  }

  /** The codes with which the server closes. */
  async function closeCodes(open: readonly SpeedClient[]): Promise<number[]> {
    return Promise.all(open.map(async (client) => (await client.closed()).code));
  }

  it('sends everyone away with 1012, to come back, and ends with exit code 0', async () => {
    const paths = ['/ws/speed', '/ws/live', '/ws/dashboard'];
    const open = await Promise.all(paths.map((path) => SpeedClient.open(server.url, path)));
    const codes = closeCodes(open);
    expect(await server.stop()).toBe(0);
    expect(await codes).toEqual([1012, 1012, 1012]);
  });

  it('stores and echoes what it took, and stores nothing that it did not answer for', async () => {
    const car = await SpeedClient.open(server.url);
    const echoed: number[] = [];
    const socket = new WebSocket(`${server.url.replace('http', 'ws')}/ws/speed`);
    await once(socket, 'open');
    socket.on('message', (data: Buffer) => {
      const { speed } = JSON.parse(data.toString()) as { speed?: number };
      if (speed !== undefined) echoed.push(speed);
    });
    for (let speed = 0; speed < 1_000; speed += 1) socket.send(JSON.stringify({ speed, device_id: 'last' }));
    await eventually(
      () => echoed.length,
      (count) => count > 0,
    );
    expect(await server.stop()).toBe(0);
    await car.close();
    server = await ServerProcess.start({ DATABASE_URL: database.url, DEMO_SOURCE: 'off' });
    const { body } = await getJson<History>(`${server.url}/history?device_id=last&limit=10000`);
    const stored = new Set(body.data.map(({ speed }) => speed));
    expect(echoed.filter((speed) => !stored.has(speed))).toEqual([]);
  });

  it('ends though nobody reads, half a handshake waits, bodies never end and histories are asked for without end', async () => {
    const values = Array.from(
      { length: 20_000 },
      (_, speed) => `{"speed":${speed % 1000},"device_id":"d${speed % 9}"}`,
    );
    const car = await SpeedClient.open(server.url);
    for (const value of values) car.send(value);
    for (const _ of values) await car.next();
    const asking = await Promise.all(
      Array.from({ length: 10 }, (_, n) => SpeedClient.open(server.url, n % 2 === 0 ? '/ws/dashboard' : '/ws/live')),
    );
    for (const client of asking) {
      client.pause();
      for (let n = 0; n < 2_000; n += 1) client.send('{"type":"request_history","limit":10000}');
    }
    const { client, write } = await openTextClient(server.url, 'frontend');
    clients.keep(client);
    for (let n = 0; n < 500; n += 1) write('42["frontend_request_history",{"limit":10000}]');
    await openTcp('');
    await openTcp('GET /ws/speed HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: webso');
    await openTcp(
      'POST /send HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{',
    );
    // One that upgrades and never says a word of Socket.IO, nor answers a close.
    await openTcp(`GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: 127.0.0.1\r\n${UPGRADE}`);
    const histories = Array.from({ length: 20 }, () =>
      fetch(`${server.url}/history?limit=10000`).then(
        (response) => response.text(),
        () => '',
      ),
    );
    expect(await server.stop()).toBe(0);
    await Promise.all(histories);
    for (const one of asking) one.terminate();
  });

  it('tells whoever comes meanwhile to come back, over HTTP and in the handshake', async () => {
    // Takes nothing, so that there is a while in which the server waits for its answer to the close.
    const frozen = await SpeedClient.open(server.url);
    frozen.pause();
    const [kept, fresh] = [await openTcp(''), await openTcp('')];
    const answered = [kept, fresh].map(async (socket) => String(((await once(socket, 'data')) as [Buffer])[0]));
    const stopped = server.stop();
    await eventually(
      () => postJson(`${server.url}/send`, {}),
      ({ status }) => status === 503,
    );
    kept.write('GET /health HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n');
    fresh.write(`GET /ws/speed HTTP/1.1\r\nHost: 127.0.0.1\r\n${UPGRADE}`);
    const answers = await Promise.all(answered);
    for (const answer of answers) {
      expect(answer).toMatch(/^HTTP\/1\.1 503 /);
      expect(answer).toMatch(/^Retry-After: 1\r$/im);
      expect(answer).toMatch(/^Connection: close\r$/im);
      expect(answer).toContain('stopping');
    }
    expect(await stopped).toBe(0);
    frozen.terminate();
  });
});

/**
 * The WebSocket library for Arduino (Markus Sattler's), as far as the network sees of it: it names an origin as if it were a page,
 * offers a subprotocol, begins Socket.IO by polling, and then sends without waiting for anything.
 */
import { once } from 'node:events';
import type { ConnectionList } from '@tachograph/contracts';
import { WebSocket } from 'ws';
import { getJson } from '../support/http.ts';
import { ServerProcess } from '../support/server-process.ts';
import { SpeedClient } from '../support/speed-client.ts';

const ARDUINO = { Origin: 'file://', 'User-Agent': 'arduino-WebSocket-Client' };
const BROWSER = { Origin: 'file://', 'User-Agent': 'Mozilla/5.0 (X11; Linux x86_64) Chrome/150.0' };
const EVENT = '42["esp32_sensor_data",{"hr":72,"temp":33.4,"eda":0.42}]';

describe("Arduino's WebSocket library", () => {
  let server: ServerProcess;
  const open: WebSocket[] = [];

  beforeAll(async () => {
    server = await ServerProcess.start();
  });

  afterAll(async () => {
    await server.stop();
  });

  afterEach(() => {
    for (const socket of open.splice(0)) socket.terminate();
  });

  it('has its speeds echoed', async () => {
    const car = await SpeedClient.open(server.url, '/ws/speed', { headers: ARDUINO });
    try {
      expect(await car.ask('{"speed": 72}')).toBe('{"speed": 72}');
    } finally {
      await car.close();
    }
  });

  it.each([
    [3, ['5', EVENT]],
    [4, ['5', '40/', EVENT]],
    [4, ['2probe', '5', '40', EVENT]],
  ])('has its sensor data acknowledged over Engine.IO %i, sending %j at once', async (version, texts) => {
    const path = `/socket.io/?EIO=${version}&type=esp32`;
    const polled = await fetch(`${server.url}${path}&transport=polling`, { headers: ARDUINO });
    const sid = /"sid":"([^"]+)"/.exec(await polled.text())?.[1] ?? '';
    const url = `${server.url.replace('http', 'ws')}${path}&transport=websocket&sid=${sid}`;
    const socket = new WebSocket(url, 'arduino', { headers: ARDUINO });
    open.push(socket);
    const acknowledged = new Promise<string>((resolve) => {
      socket.on('message', (data: Buffer) => {
        if (data.toString().startsWith('42["data_received"')) resolve(data.toString());
      });
    });
    await once(socket, 'open');
    for (const text of texts) socket.send(text);
    expect(await acknowledged).toContain('"status":"success"');
  });

  it.each([
    [3, ['40/', EVENT]],
    [4, ['40', '40/', EVENT]],
    [4, ['40', '40', '40{}', EVENT]],
  ])('is let in once and stays over Engine.IO %i, though it asks to join with %j', async (version, texts) => {
    const socket = new WebSocket(`${server.url.replace('http', 'ws')}/socket.io/?EIO=${version}&transport=websocket`);
    open.push(socket);
    const received: string[] = [];
    const acknowledged = new Promise<void>((resolve, reject) => {
      socket.on('close', () => {
        reject(new Error('it was thrown out'));
      });
      socket.on('message', (data: Buffer) => {
        received.push(data.toString());
        if (data.toString().startsWith('42["data_received"')) resolve();
      });
    });
    while (!received.some((text) => text.startsWith('0'))) await once(socket, 'message');
    if (version === 3)
      while (!received.some((text) => text.includes('connection_status'))) await once(socket, 'message');
    for (const text of texts) socket.send(text);
    await acknowledged;
    expect(received.filter((text) => text.startsWith('42["connection_status"'))).toHaveLength(1);
    const { data } = (await getJson<ConnectionList>(`${server.url}/connections`)).body;
    expect(data).toHaveLength(1);
  });

  it('is told from a page that was opened from a file, which is kept out', async () => {
    const polling = `${server.url}/socket.io/?EIO=4&transport=polling`;
    expect((await getJson(polling, BROWSER)).status).toBe(403);
    await expect(SpeedClient.open(server.url, '/ws/speed', { headers: BROWSER })).rejects.toThrow('403');
  });
});

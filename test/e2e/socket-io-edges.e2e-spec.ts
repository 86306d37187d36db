/** What becomes of Socket.IO clients that do not read, and of all of them when the server stops. */
import type { ConnectionList } from '@tachograph/contracts';
import { clientKinds, type EventClient, OpenClients, SOCKET_IO_4 } from '../support/event-client.ts';
import { freePort } from '../support/free-port.ts';
import { getJson } from '../support/http.ts';
import { ServerProcess } from '../support/server-process.ts';
import { SpeedClient } from '../support/speed-client.ts';

describe('Socket.IO at the edges', () => {
  const clients = new OpenClients();
  let server: ServerProcess | undefined;

  afterEach(async () => {
    clients.closeAll();
    await server?.stop();
  });

  /** Sends speeds, which go to every viewer, until nobody has this id any more. */
  async function floodUntilGone(url: string, gone: string): Promise<void> {
    const car = await SpeedClient.open(url, '/ws/speed');
    try {
      for (;;) {
        const { data } = (await getJson<ConnectionList>(`${url}/connections`)).body;
        if (!data.some(({ id }) => id === gone)) return;
        for (let n = 0; n < 2_000; n++) car.send('{"speed":1}');
        for (let n = 0; n < 2_000; n++) await car.next();
      }
    } finally {
      await car.close();
    }
  }

  describe('with little room for what waits', () => {
    let small: ServerProcess;

    beforeAll(async () => {
      small = await ServerProcess.start({ OUTBOX_MAX_BYTES: '65536' });
    });

    afterAll(async () => {
      await small.stop();
    });

    it('closes a viewer that takes nothing over its WebSocket, and serves the others on', async () => {
      const { url } = small;
      const lively = await clients.open(SOCKET_IO_4, url, 'frontend');
      const path = '/socket.io/?EIO=4&transport=websocket&connection_id=slow';
      const slow = await SpeedClient.open(url, path);
      try {
        await slow.next();
        slow.send('40');
        expect(await slow.next()).toMatch(/^40/);
        slow.pause();
        await floodUntilGone(url, 'slow');
        expect(lively.waiting('newData')).toBeGreaterThan(0);
        lively.emit('health_check');
        await lively.next('health_status');
      } finally {
        slow.terminate();
      }
    });

    it('closes a viewer that does not come back to poll', async () => {
      const { url } = small;
      const polling = `${url}/socket.io/?EIO=4&transport=polling&connection_id=slow`;
      const handshake = await (await fetch(polling)).text();
      const { sid } = JSON.parse(handshake.slice(1)) as { sid: string };
      await fetch(`${polling}&sid=${sid}`, { method: 'POST', body: '40' });
      await floodUntilGone(url, 'slow');
      expect((await fetch(`${polling}&sid=${sid}`)).status).toBe(400);
    });
  });

  it('answers whatever is sent at once, though it is not read any faster than that', async () => {
    server = await ServerProcess.start();
    for (const kind of clientKinds) {
      const sensor = await clients.open(kind, server.url, 'esp32');
      const reading = { hr: 60, temp: 33, eda: 1, comment: 'x'.repeat(20_000) };
      // That one puts all that waits into one request, whatever its size; a request is read up to 1 MiB.
      const count = kind.name === 'Socket.IO 2, polling' ? 40 : 200;
      for (let n = 0; n < count; n++) sensor.emit('esp32_sensor_data', reading);
      for (let n = 0; n < count; n++) await sensor.next('data_received');
    }
  });

  it('sends its clients away so that they come back by themselves, whatever they are', async () => {
    const settings = { PORT: String(await freePort()) };
    server = await ServerProcess.start(settings);
    const viewers: [string, EventClient][] = [];
    for (const kind of clientKinds.filter(({ name }) => name.startsWith('Socket.IO'))) {
      viewers.push([kind.name, await clients.open(kind, server.url, 'frontend')]);
    }
    for (const [, viewer] of viewers) await viewer.next('connect');
    expect(await server.stop()).toBe(0);
    for (const [name, viewer] of viewers) {
      expect([name, await viewer.next('disconnect')]).toEqual([name, expect.stringMatching(/transport (close|error)/)]);
    }
    server = await ServerProcess.start(settings);
    for (const [name, viewer] of viewers) {
      await viewer.next('connect');
      expect([name, await viewer.next('connection_status')]).toMatchObject([name, { status: 'connected' }]);
    }
  });
});

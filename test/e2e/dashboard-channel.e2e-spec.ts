import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { type ConnectionList, DEMO_LABELS } from '@tachograph/contracts';
import { DashboardClient } from '../support/dashboard-client.ts';
import { getJson } from '../support/http.ts';
import { describeOnBothDatabases } from '../support/on-both-databases.ts';
import { pythonWith, runPython } from '../support/python.ts';
import { queryDatabase } from '../support/query.ts';
import { SpeedClient } from '../support/speed-client.ts';

const HOST = `host:${hostname()}`;
const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** Longer than any source takes from one value to the next. */
const LONGER_THAN_A_ROUND_MS = 2_500;

const python = pythonWith('websockets');

describeOnBothDatabases('the dashboard channel', (running) => {
  let open: DashboardClient[];

  beforeEach(() => {
    open = [];
  });

  afterEach(async () => {
    await Promise.all(open.map((client) => client.close()));
  });

  async function connect(): Promise<DashboardClient> {
    const client = await DashboardClient.open(running().url);
    open.push(client);
    return client;
  }

  /** The stored values of a device, by channel, of one instant or all. */
  async function stored(device: string, timestamp?: string) {
    const ofInstant = timestamp === undefined ? '' : ` AND r.taken_at = ${Date.parse(timestamp)}`;
    return queryDatabase(
      running().database.url,
      `SELECT c.name AS channel, r.value AS value FROM reading r JOIN channel c ON c.id = r.channel_id
       JOIN device d ON d.id = c.device_id WHERE d.name = '${device}'${ofInstant} ORDER BY r.id`,
    );
  }

  /** Resolves once nothing is stored any more; what is under way when it is called may still be. */
  async function silence(): Promise<void> {
    const count = async () => (await stored(HOST)).length + (await stored('demo')).length;
    let before: number;
    do {
      before = await count();
      await after(LONGER_THAN_A_ROUND_MS);
    } while ((await count()) > before);
  }

  /** Resolves once the server has noticed that the clients of earlier tests have gone. */
  async function nobodyThere(): Promise<void> {
    while ((await getJson<ConnectionList>(`${running().url}/connections`)).body.count > 0) await after(10);
  }

  it('greets a client first of all, and tells everyone at each arrival and departure how many there are', async () => {
    await nobodyThere();
    const staying = await connect();
    expect(await staying.first()).toEqual({
      type: 'connection',
      message: 'Connected to dashboard server',
      client_count: 1,
    });
    expect(await staying.next('client_count')).toEqual({ type: 'client_count', count: 1 });
    const leaving = await connect();
    expect(await leaving.first()).toMatchObject({ type: 'connection', client_count: 2 });
    for (const client of [staying, leaving]) expect((await client.next('client_count')).count).toBe(2);
    await leaving.close();
    expect((await staying.next('client_count')).count).toBe(1);
  });

  it('is listed among the connections', async () => {
    await connect();
    const { body } = await getJson<ConnectionList>(`${running().url}/connections`);
    expect(body.data).toContainEqual(expect.objectContaining({ channel: 'dashboard', device_id: null }));
  });

  it('brings figures of this machine, which are stored by then', async () => {
    const client = await connect();
    const [first, second] = [await client.next('metrics'), await client.next('metrics')];
    for (const { cpu, memory, network_sent, network_recv, timestamp } of [first, second]) {
      expect(cpu).toBeGreaterThanOrEqual(0);
      expect(cpu).toBeLessThanOrEqual(100);
      expect(memory).toBeGreaterThan(0);
      expect(memory).toBeLessThanOrEqual(100);
      expect(timestamp).toMatch(ISO);
      expect(await stored(HOST, timestamp)).toEqual([
        { channel: 'cpu', value: cpu },
        { channel: 'memory', value: memory },
        { channel: 'network_sent', value: network_sent },
        { channel: 'network_recv', value: network_recv },
      ]);
    }
    expect(second.network_sent).toBeGreaterThanOrEqual(first.network_sent);
    expect(second.network_recv).toBeGreaterThanOrEqual(first.network_recv);
    expect(second.timestamp > first.timestamp).toBe(true);
  });

  it('brings values of the demo source, which are stored by then', async () => {
    const client = await connect();
    const { value, label, timestamp } = await client.next('data');
    expect(DEMO_LABELS).toContain(label);
    expect(value).toBeGreaterThanOrEqual(1);
    expect(value).toBeLessThanOrEqual(100);
    expect(Number.isInteger(value)).toBe(true);
    expect(timestamp).toMatch(ISO);
    expect(await stored('demo', timestamp)).toEqual([{ channel: label, value }]);
  });

  it('measures once for everyone', async () => {
    const [one, two] = [await connect(), await connect()];
    const first = await two.next('metrics');
    const expected = [first, await two.next('metrics'), await two.next('metrics')];
    let same = await one.next('metrics');
    while (same.timestamp < first.timestamp) same = await one.next('metrics');
    expect([same, await one.next('metrics'), await one.next('metrics')]).toEqual(expected);
  });

  it.each(['{"type":"ping"}', '{ "type": "ping", "id": 7 }'])(
    'answers %s with pong, in a binary frame too',
    async (text) => {
      const client = await connect();
      for (const frame of [text, Buffer.from(text)]) {
        client.sendFrame(frame);
        expect(await client.next('pong')).toEqual({ type: 'pong' });
      }
    },
  );

  it('answers request_metrics at once, while the stream is stopped too', async () => {
    const client = await connect();
    client.send({ type: 'request_metrics' });
    await client.next('metrics');
    await client.turn('stop', 'metrics');
    client.send({ type: 'request_metrics' });
    const { timestamp } = await client.next('metrics');
    expect(await stored(HOST, timestamp)).toHaveLength(4);
    expect((await client.everythingSoFar()).filter(({ type }) => type === 'metrics')).toEqual([]);
  });

  it.each(['metrics', 'data'] as const)('stops and starts %s for one client alone', async (stream) => {
    const [one, other] = [await connect(), await connect()];
    expect(await one.turn('stop', stream)).toEqual({ type: 'stream', stream, running: false });
    await other.everythingSoFar();
    await other.next(stream);
    expect((await one.everythingSoFar()).filter(({ type }) => type === stream)).toEqual([]);
    const remaining = stream === 'metrics' ? 'data' : 'metrics';
    await one.next(remaining);
    expect(await one.turn('start', stream)).toEqual({ type: 'stream', stream, running: true });
    await one.next(stream);
  });

  it('measures nothing while every client has stopped, and goes on when one starts', async () => {
    const clients = [await connect(), await connect()];
    for (const client of clients) {
      await client.turn('stop', 'metrics');
      await client.turn('stop', 'data');
    }
    await silence();
    const before = await stored(HOST);
    const [one] = clients;
    await one?.turn('start', 'metrics');
    await one?.next('metrics');
    expect((await stored(HOST)).length).toBeGreaterThan(before.length);
  });

  it('measures nothing once nobody is there', async () => {
    const client = await connect();
    await client.next('metrics');
    await client.close();
    await silence();
  });

  it('answers request_history with the last data points, oldest first', async () => {
    const client = await connect();
    const live = [await client.next('data'), await client.next('data')];
    client.send({ type: 'request_history' });
    const history = await client.next('history');
    expect(history.data).toEqual(expect.arrayContaining(live));
    expect(history.count).toBe(history.data.length);
    const times = history.data.map(({ timestamp }) => timestamp);
    expect(times).toEqual([...times].sort());
    client.send({ type: 'request_history', limit: 1 });
    const last = await client.next('history');
    expect(last.count).toBe(1);
    expect((last.data[0]?.timestamp ?? '') >= (times.at(-1) ?? '')).toBe(true);
  });

  it.each([
    ['nonsense', 'invalid_json', 'JSON'],
    ['', 'invalid_json', 'JSON'],
    ['72', 'invalid_request', 'type'],
    ['null', 'invalid_request', 'type'],
    ['{"stream":"data"}', 'invalid_request', 'type'],
    ['{"type":"reboot"}', 'unknown_message', '"reboot"'],
    ['{"type":"stop"}', 'invalid_request', 'stream must be'],
    ['{"type":"start","stream":"speed"}', 'invalid_request', 'stream must be'],
    ['{"type":"request_history","limit":0}', 'invalid_request', 'limit must be'],
    ['{"type":"request_history","limit":10001}', 'invalid_request', 'limit must be'],
    ['{"type":"request_history","limit":"all"}', 'invalid_request', 'limit must be'],
  ])('answers %s with %s and goes on', async (text, code, said) => {
    const client = await connect();
    client.sendFrame(text);
    const error = await client.next('error');
    expect(error).toEqual({ type: 'error', code, message: expect.stringContaining(said) });
    client.send({ type: 'ping' });
    await client.next('pong');
  });

  it('answers too_large above 64 KiB and goes on', async () => {
    const client = await connect();
    client.send({ type: 'ping', x: 'x'.repeat(65_536) });
    expect(await client.next('error')).toMatchObject({ code: 'too_large' });
    client.send({ type: 'ping' });
    await client.next('pong');
  });

  it('replies in the order of the requests', async () => {
    const client = await connect();
    for (const type of ['request_history', 'ping', 'nonsense', 'request_history', 'ping']) client.send({ type });
    const replies: string[] = [];
    while (replies.length < 5) {
      const { type } = await client.first();
      if (!['connection', 'client_count', 'metrics', 'data'].includes(type)) replies.push(type);
    }
    expect(replies).toEqual(['history', 'pong', 'error', 'history', 'pong']);
  });

  const withPython = python === undefined ? it.skip : it;
  withPython('serves a client written in Python (skipped where python3 has no module websockets)', async () => {
    const script = join(import.meta.dirname, '../support/dashboard_client.py');
    const seen = await runPython(python ?? '', script, `${running().url.replace('http', 'ws')}/ws/dashboard`);
    expect(seen).toMatchObject({
      first: { type: 'connection', message: 'Connected to dashboard server' },
      client_count: { type: 'client_count' },
      data: { type: 'data', timestamp: expect.stringMatching(ISO) },
      metrics: { type: 'metrics', timestamp: expect.stringMatching(ISO) },
      pong: { type: 'pong' },
      history: { type: 'history', data: expect.any(Array) },
      stream: { type: 'stream', stream: 'metrics', running: false },
      error: { type: 'error', code: 'unknown_message' },
      asked: { type: 'metrics', cpu: expect.any(Number) },
    });
  });
});

describeOnBothDatabases(
  'the dashboard channel at the root, without the demo source',
  (running) => {
    let client: DashboardClient;

    beforeEach(async () => {
      client = await DashboardClient.open(running().url, '/');
    });

    afterEach(async () => {
      await client.close();
    });

    it('is at / too, and leaves the speed channel its own path', async () => {
      expect(await client.first()).toMatchObject({ type: 'connection' });
      const speed = await SpeedClient.open(running().url);
      expect(await speed.askJson({ speed: 72 })).toEqual({ speed: 72 });
      await speed.close();
    });

    it('brings metrics and no data', async () => {
      for (let metrics = 0; metrics < 3; metrics += 1) await client.next('metrics');
      client.send({ type: 'request_history' });
      expect(await client.next('history')).toEqual({ type: 'history', count: 0, data: [] });
      expect((await client.everythingSoFar()).filter(({ type }) => type === 'data')).toEqual([]);
    });
  },
  { ROOT_CHANNEL: 'dashboard', DEMO_SOURCE: 'off' },
);

import type { ConnectionList, ErrorBody, SendAnswer, SpeedHistory } from '@tachograph/contracts';
import { eventually } from '../support/eventually.ts';
import { getJson, postJson } from '../support/http.ts';
import { describeOnBothDatabases } from '../support/on-both-databases.ts';
import { queryDatabase } from '../support/query.ts';
import { SpeedClient } from '../support/speed-client.ts';

describeOnBothDatabases('POST /send', (running) => {
  const send = <Body = SendAnswer>(body: unknown) => postJson<Body>(`${running().url}/send`, body);
  const countOf = async () =>
    Number((await queryDatabase(running().database.url, 'SELECT COUNT(*) AS n FROM reading'))[0]?.n);
  let car: SpeedClient;
  let other: SpeedClient;

  beforeAll(async () => {
    car = await SpeedClient.open(running().url, '/?connection_id=car-7');
    other = await SpeedClient.open(running().url);
  });

  afterAll(async () => {
    await Promise.all([car.close(), other.close()]);
  });

  it('stores a reading and delivers speed and timestamp to the connection it names', async () => {
    const { status, body } = await send({
      connection_id: 'car-7',
      speed: 88,
      timestamp: '2026-11-21T10:00:00Z',
      extra: 1,
    });
    expect(status).toBe(200);
    expect(body).toEqual({
      delivered: 1,
      reading: {
        id: expect.any(Number),
        speed: 88,
        timestamp: '2026-11-21T10:00:00.000Z',
        received_at: expect.any(String),
        device_id: 'car-7',
      },
    });
    expect(JSON.parse(await car.next())).toEqual({ speed: 88, timestamp: '2026-11-21T10:00:00Z' });
    expect(other.waiting).toBe(0);
  });

  it('delivers to every connection of the speed channel, and to no viewer, when it names none', async () => {
    const viewer = await SpeedClient.open(running().url, '/ws/live');
    await viewer.next();
    const { body } = await send({ speed: '12.5' });
    expect(body).toMatchObject({ delivered: 2, reading: { speed: 12.5, device_id: 'speedometer' } });
    for (const client of [car, other]) {
      expect(JSON.parse(await client.next())).toEqual({ speed: '12.5', timestamp: body.reading.timestamp });
    }
    expect(JSON.parse(await viewer.next())).toMatchObject({ type: 'stats' });
    await viewer.close();
  });

  it('answers 404 for an id that is not connected, and stores nothing', async () => {
    const before = await countOf();
    const { status, body } = await send<ErrorBody>({ connection_id: 'nobody', speed: 1 });
    expect(status).toBe(404);
    expect(body.error.code).toBe('connection_not_found');
    expect(await countOf()).toBe(before);
  });

  it('names each bad field of a body, and stores nothing', async () => {
    const before = await countOf();
    const { status, body } = await send<ErrorBody>({ speed: 'fast', device_id: '', id: {}, connection_id: 'a\u0000' });
    expect(status).toBe(400);
    expect(body.error.fields?.map(({ path }) => path).sort()).toEqual(['connection_id', 'device_id', 'id', 'speed']);
    expect(await countOf()).toBe(before);
  });

  it.each([
    [{}, 'speed'],
    [{ speed: null }, 'speed'],
    [{ speed: 1001 }, 'speed'],
    [[{ speed: 1 }], ''],
  ])('refuses %p for its %s', async (bad, path) => {
    const { status, body } = await send<ErrorBody>(bad);
    expect(status).toBe(400);
    expect(body.error).toMatchObject({ code: 'invalid_reading', path });
  });

  it('takes a body however deep an unknown field nests', async () => {
    const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`;
    expect((await send(`{"speed":1,"x":${deep}}`)).status).toBe(200);
  });

  it('tells a body that is no JSON, or too large, by its code', async () => {
    expect(await send<ErrorBody>('{"speed"')).toMatchObject({ status: 400, body: { error: { code: 'invalid_json' } } });
    const large = await send<ErrorBody>({ speed: 1, x: 'x'.repeat(65_536) });
    expect(large).toMatchObject({ status: 413, body: { error: { code: 'too_large' } } });
  });

  it('answers the first reading for a repeated id', async () => {
    const first = await send({ speed: 31, device_id: 'pusher', id: 'a' });
    const again = await send({ speed: 32, device_id: 'pusher', id: 'a' });
    expect(again.body.reading).toEqual(first.body.reading);
  });
});

describeOnBothDatabases('GET /history', (running) => {
  const history = async (query = '') => (await getJson<SpeedHistory>(`${running().url}/history${query}`)).body;
  const speeds = async (query: string) => (await history(query)).data.map(({ speed }) => speed);

  it('is empty at first', async () => {
    expect(await history()).toEqual({ count: 0, data: [] });
  });

  it('answers the last 50 by device time, oldest first, whatever the order of arrival', async () => {
    const client = await SpeedClient.open(running().url);
    const order = Array.from({ length: 60 }, (_, i) => (i * 37) % 60);
    for (const i of order) {
      const timestamp = new Date(Date.UTC(2026, 10, 20, 12, 0, i)).toISOString();
      client.send(JSON.stringify({ speed: i, timestamp, device_id: `car-${i % 3}` }));
    }
    for (const speed of order) expect(await client.next()).toContain(`"speed":${speed},`);
    await client.close();
    expect(await speeds('')).toEqual(Array.from({ length: 50 }, (_, i) => i + 10));
    expect((await history()).count).toBe(50);
  });

  it('answers the last ones of a limit, a range and a device', async () => {
    const at = (second: number) => `2026-11-20T12:00:${String(second).padStart(2, '0')}Z`;
    expect(await speeds('?limit=3')).toEqual([57, 58, 59]);
    expect(await speeds(`?from=${at(5)}&to=${at(8)}`)).toEqual([5, 6, 7, 8]);
    expect(await speeds(`?to=${at(8)}&limit=2`)).toEqual([7, 8]);
    expect(await speeds(`?device_id=car-1&to=${at(8)}`)).toEqual([1, 4, 7]);
    expect(await speeds(`?from=${Date.UTC(2026, 10, 20, 12, 0, 58)}`)).toEqual([58, 59]);
    expect(await speeds('?device_id=nobody')).toEqual([]);
    expect(await speeds('?from=2026-11-20&to=2026-11-20&limit=100')).toHaveLength(60);
    expect(await speeds('?from=2026-11-21')).toEqual([]);
  });

  it.each([
    'limit=0',
    'limit=10001',
    'limit=-1',
    'limit=1.5',
    'limit=many',
    'limit=0x10',
    'limit=%205',
    'from=soon',
    'to=2026-13-01',
  ])('answers 400 for %s and names the parameter', async (query) => {
    const { status, body } = await getJson<ErrorBody>(`${running().url}/history?${query}`);
    expect(status).toBe(400);
    expect(body.error).toMatchObject({ code: 'invalid_request', path: query.split('=')[0] });
  });

  it('takes a parameter that is left empty for one that is left out', async () => {
    expect(await speeds('?limit=&from=&to=&device_id=')).toEqual(await speeds(''));
  });

  it('takes limits of 1 and 10 000', async () => {
    expect(await speeds('?limit=1')).toEqual([59]);
    expect(await speeds('?limit=10000')).toHaveLength(60);
  });

  it('holds readings of the speed channel alone, and so does the view', async () => {
    const { url } = running().database;
    const [channel] = await queryDatabase(url, "SELECT COUNT(*) AS n FROM channel WHERE name = 'speed'");
    expect(Number(channel?.n)).toBe(3);
    const rows = await queryDatabase(url, 'SELECT speed, timestamp FROM speed_data ORDER BY timestamp');
    expect(rows).toHaveLength(60);
    expect(rows[0]).toEqual({ speed: 0, timestamp: '2026-11-20 12:00:00.000' });
    expect(await queryDatabase(url, 'SELECT * FROM stress_history')).toEqual([]);
  });
});

describeOnBothDatabases('GET /connections', (running) => {
  const connections = async () => (await getJson<ConnectionList>(`${running().url}/connections`)).body;

  it('lists who is there, and only them', async () => {
    // A client hears of its own close before the server does.
    const nobody = () => eventually(connections, ({ count }) => count === 0);
    expect(await nobody()).toEqual({ count: 0, data: [] });
    const car = await SpeedClient.open(running().url, '/?connection_id=car-1');
    const viewer = await SpeedClient.open(running().url, '/ws/live');
    await car.askJson({ speed: 1, device_id: 'trailer' });
    await car.ask('nonsense');
    const { count, data } = await connections();
    expect(count).toBe(2);
    expect(data[0]).toEqual({
      id: 'car-1',
      channel: 'speed',
      device_id: 'trailer',
      address: '127.0.0.1',
      connected_at: expect.stringMatching(/^\d{4}-.*Z$/),
      messages_in: 2,
      messages_out: 2,
    });
    expect(data[1]).toMatchObject({ channel: 'live', device_id: null });
    await Promise.all([car.close(), viewer.close()]);
    await nobody();
  });
});

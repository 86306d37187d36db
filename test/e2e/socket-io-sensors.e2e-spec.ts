/** What a sensor sends over Socket.IO, good and bad: acknowledged means stored, refused means that nothing was. */
import { clientKinds, type EventClient, OpenClients, openTextClient, SOCKET_IO_4 } from '../support/event-client.ts';
import { describeOnBothDatabases } from '../support/on-both-databases.ts';
import { queryDatabase } from '../support/query.ts';
import { ServerProcess } from '../support/server-process.ts';

const GOOD = { hr: 72, temp: 33.4, eda: 0.42 };

describeOnBothDatabases('a sensor on Socket.IO', (running) => {
  const clients = new OpenClients();
  let sensor: EventClient;

  const stored = async (device: string) =>
    queryDatabase(
      running().database.url,
      `SELECT id, hr, temp, eda FROM stress_history WHERE device_id = '${device}' ORDER BY id`,
    );
  /** Sends a message and hands back its function's argument. */
  const called = (client: EventClient, ...message: unknown[]) =>
    new Promise<unknown>((resolve) => {
      client.emit('esp32_sensor_data', ...message, resolve);
    });

  beforeEach(async () => {
    sensor = await clients.open(SOCKET_IO_4, running().url, 'esp32');
  });

  afterEach(() => {
    clients.closeAll();
  });

  it('is acknowledged only once its record is in the database', async () => {
    sensor.emit('esp32_sensor_data', { ...GOOD, device_id: 'kept', timestamp: '2026-11-21T08:00:00Z' });
    const { status, record_id, stress_prediction } = await sensor.next('data_received');
    expect(status).toBe('success');
    expect(['normal', 'medium', 'high_stress']).toContain(stress_prediction.label);
    expect(stress_prediction.confidence).toBeGreaterThanOrEqual(0);
    expect(stress_prediction.confidence).toBeLessThanOrEqual(1);
    expect(await stored('kept')).toEqual([{ id: record_id, ...GOOD }]);
  });

  it('gets its function called with what data_received carries', async () => {
    const argument = await called(sensor, GOOD);
    expect(argument).toEqual(await sensor.next('data_received'));
  });

  it('gets its function called with the error, too', async () => {
    expect(await called(sensor, { hr: 500 })).toEqual(await sensor.next('error'));
  });

  it.each([
    ['a value that is no number', { ...GOOD, hr: 'fast' }, 'hr'],
    ['a value out of range', { ...GOOD, temp: 126 }, 'temp'],
    ['a value that is missing', { hr: 72, temp: 33 }, 'eda'],
    ['a list', [72, 33.4, 0.42], 'object'],
    ['text that is no JSON', '{"hr": 72', 'JSON'],
    ['a number', 72, 'object'],
    ['null', null, 'object'],
    ['binary', Buffer.from(JSON.stringify(GOOD)), ''],
  ])('is told what was wrong with %s, and nothing is stored', async (_, message, named) => {
    const device_id = `bad-${named}`;
    sensor.emit(
      'esp32_sensor_data',
      typeof message === 'object' && !Array.isArray(message) && !Buffer.isBuffer(message) && message !== null
        ? { ...message, device_id }
        : message,
    );
    const { code, message: told } = await sensor.next('error');
    expect(code).toMatch(/^invalid_(reading|json)$/);
    expect(told).toContain(named);
    expect(await stored(device_id)).toEqual([]);
    sensor.emit('esp32_sensor_data', GOOD);
    await sensor.next('data_received');
  });

  it('is refused without a message at all', async () => {
    sensor.emit('esp32_sensor_data');
    expect(await sensor.next('error')).toMatchObject({ code: 'invalid_reading' });
  });

  it('is refused above the size limit, and the connection lives on', async () => {
    sensor.emit('esp32_sensor_data', { ...GOOD, comment: 'x'.repeat(70_000) });
    expect(await sensor.next('error')).toMatchObject({ code: 'too_large' });
    sensor.emit('esp32_sensor_data', GOOD);
    await sensor.next('data_received');
  });

  it('is told of an event that does not exist', async () => {
    sensor.emit('no_such_event', 1);
    const { code, message } = await sensor.next('error');
    expect(code).toBe('unknown_message');
    expect(message).toContain('esp32_sensor_data');
  });

  it('is refused as a viewer', async () => {
    const viewer = await clients.open(SOCKET_IO_4, running().url, 'frontend');
    viewer.emit('esp32_sensor_data', { ...GOOD, device_id: 'viewer' });
    expect(await viewer.next('error')).toEqual({ code: 'not_a_sensor', message: expect.stringContaining('frontend') });
    expect(await stored('viewer')).toEqual([]);
  });

  it('may be a viewer too, if it says nothing of itself', async () => {
    const both = await clients.open(SOCKET_IO_4, running().url);
    both.emit('esp32_sensor_data', GOOD);
    const { record_id } = await both.next('data_received');
    expect(await both.next('new_sensor_data')).toMatchObject({ id: record_id });
  });

  it.each(clientKinds)('is answered in the order of its messages, with $name', async (kind) => {
    const busy = await clients.open(kind, running().url, 'esp32');
    const device_id = kind.name.replaceAll(/\W/g, '');
    const COUNT = 1_000;
    for (let n = 0; n < COUNT; n++) busy.emit('esp32_sensor_data', { hr: n % 300, temp: 33, eda: n, device_id });
    const ids: number[] = [];
    for (let n = 0; n < COUNT; n++) ids.push((await busy.next('data_received')).record_id);
    const rows = await stored(device_id);
    expect(rows.map(({ id }) => id)).toEqual(ids);
    expect(rows.map(({ eda }) => eda)).toEqual(ids.map((_, n) => n));
  });

  describe('that writes the protocol itself', () => {
    it.each(['42["esp32_sensor_data",{"hr":72', '42', '42{"hr":72}', '42[72]', '49', '4'])(
      'is answered for the malformed packet %j, and goes on',
      async (packet) => {
        const { client, write } = await openTextClient(running().url, 'esp32');
        clients.keep(client);
        write(packet);
        expect(await client.next('error')).toMatchObject({ code: 'invalid_json' });
        client.emit('esp32_sensor_data', GOOD);
        await client.next('data_received');
      },
    );

    it('need not wait for the answer to its greeting', async () => {
      const eager = '42["esp32_sensor_data",{"hr":72,"temp":33,"eda":1}]';
      const { client } = await openTextClient(running().url, 'esp32', { eager });
      clients.keep(client);
      await client.next('data_received');
    });
  });
});

describe('a sensor whose reading can not be stored', () => {
  const clients = new OpenClients();
  let server: ServerProcess;

  beforeAll(async () => {
    // Fewer than one record has values: every record is one too many.
    server = await ServerProcess.start({ QUEUE_MAX: '4' });
  });

  afterAll(async () => {
    await server.stop();
  });

  afterEach(() => {
    clients.closeAll();
  });

  it('is told so, and the connection lives on', async () => {
    const sensor = await clients.open(SOCKET_IO_4, server.url, 'esp32');
    for (let n = 0; n < 2; n++) {
      sensor.emit('esp32_sensor_data', GOOD);
      expect(await sensor.next('error')).toMatchObject({ code: 'storage_unavailable' });
    }
  });
});

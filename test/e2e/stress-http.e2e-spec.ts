import type { ErrorBody, SensorAcknowledgement } from '@tachograph/contracts';
import { messageAt } from '../support/aroused-person.ts';
import { getJson, postJson } from '../support/http.ts';
import { describeOnBothDatabases } from '../support/on-both-databases.ts';
import { databases, type TestDatabase } from '../support/databases.ts';
import { queryDatabase } from '../support/query.ts';
import { ServerProcess } from '../support/server-process.ts';

const DATA = '/api/esp32/data';

/** Sends some seconds of a recording; the last answer. */
async function record(url: string, [from, to]: [number, number], device: string, arousedFrom?: number) {
  let last: SensorAcknowledgement | undefined;
  for (let second = from; second < to; second++) {
    const { status, body } = await postJson<SensorAcknowledgement>(url + DATA, messageAt(second, device, arousedFrom));
    expect(status).toBe(201);
    last = body;
  }
  return last?.stress_prediction;
}

describeOnBothDatabases(`POST ${DATA}`, (running) => {
  const send = <Body = SensorAcknowledgement>(body: unknown) => postJson<Body>(running().url + DATA, body);
  const query = (sql: string) => queryDatabase(running().database.url, sql);
  const countOf = async () => Number((await query('SELECT COUNT(*) AS n FROM reading'))[0]?.n);

  it('stores a reading and answers with what it means', async () => {
    const { status, body } = await send({ hr: 72, temp: 33.4, eda: 0.42, timestamp: '2026-11-20T10:00:00Z' });
    expect(status).toBe(201);
    expect(body).toEqual({
      status: 'success',
      message: expect.any(String),
      record_id: expect.any(Number),
      stress_prediction: { label: 'normal', confidence: 0.5 },
    });
    expect(await query(`SELECT * FROM stress_history WHERE id = ${body.record_id}`)).toEqual([
      {
        id: body.record_id,
        timestamp: '2026-11-20 10:00:00.000',
        hr: 72,
        temp: 33.4,
        eda: 0.42,
        label: 'normal',
        confidence_level: 0.5,
        device_id: 'esp32',
      },
    ]);
  });

  it('takes it as its JSON text too, and numbers as text, and Unix seconds', async () => {
    const text = JSON.stringify({ hr: '72', temp: '33.4', eda: ' 0.5 ', device_id: 'text', timestamp: 1_795_269_791 });
    const { status, body } = await send(JSON.stringify(text));
    expect(status).toBe(201);
    expect(
      await query(`SELECT hr, temp, eda, timestamp, device_id FROM stress_history WHERE id = ${body.record_id}`),
    ).toEqual([{ hr: 72, temp: 33.4, eda: 0.5, timestamp: '2026-11-21 14:03:11.000', device_id: 'text' }]);
  });

  it('stores a reading that lies outside of what a body does, and is sure of nothing', async () => {
    const { status, body } = await send({ hr: 0, temp: 22, eda: 4095, device_id: 'table' });
    expect(status).toBe(201);
    expect(body.stress_prediction).toEqual({ label: 'normal', confidence: 0.5 });
  });

  it('names each bad field, and stores nothing', async () => {
    const before = await countOf();
    const { status, body } = await send<ErrorBody>({ hr: 301, temp: 'warm', device_id: {} });
    expect(status).toBe(400);
    expect(body.error.code).toBe('invalid_reading');
    expect(body.error.fields?.map(({ path }) => path)).toEqual(['hr', 'temp', 'eda', 'device_id']);
    expect(await countOf()).toBe(before);
  });

  it.each([['"not JSON"'], ['"[1]"'], ['null'], ['[]'], ['7']])('says what it takes when it gets %s', async (body) => {
    const answer = await send<ErrorBody>(body);
    expect(answer).toMatchObject({ status: 400, body: { error: { code: 'invalid_reading', path: '' } } });
    expect(answer.body.error.message).toContain('{"hr": 72');
  });

  it('tells a body that is no JSON by its code', async () => {
    expect(await send<ErrorBody>('{"hr"')).toMatchObject({ status: 400, body: { error: { code: 'invalid_json' } } });
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded'])(
    'says that a body called %s is not read',
    async (type) => {
      const body = '{"hr": 72, "temp": 33.4, "eda": 0.42}';
      const headers = { 'Content-Type': type };
      const answer = await fetch(running().url + DATA, { method: 'POST', body, headers });
      expect(answer.status).toBe(400);
      const { error } = (await answer.json()) as ErrorBody;
      expect(error.code).toBe('invalid_json');
      expect(error.message).toContain(`Content-Type is ${type}; send JSON with Content-Type: application/json`);
    },
  );

  it('finds arousal after calm, stores one alert, and keeps the view as it is', async () => {
    expect((await record(running().url, [0, 700], 'band'))?.label).not.toBe('high_stress');
    const aroused = await record(running().url, [700, 740], 'band', 700);
    expect(aroused?.label).toBe('high_stress');
    expect(aroused?.confidence).toBeGreaterThan(0.7);
    const alerts = await query(`SELECT reading.value FROM reading JOIN channel ON channel.id = reading.channel_id
      JOIN device ON device.id = channel.device_id WHERE channel.name = 'stress_alert' AND device.name = 'band'`);
    expect(alerts).toHaveLength(1);
    const rows = await query("SELECT label, confidence_level FROM stress_history WHERE device_id = 'band' ORDER BY id");
    expect(rows).toHaveLength(740);
    expect(rows.at(-1)).toEqual({ label: 'high_stress', confidence_level: aroused?.confidence });
  });

  it('leaves the speed clients alone', async () => {
    expect((await getJson<{ count: number }>(`${running().url}/history`)).body.count).toBe(0);
  });
});

describe.each(databases)('the baseline of a device, on $name', ({ create }) => {
  let database: TestDatabase;
  let server: ServerProcess;

  beforeEach(async () => {
    database = await create();
    server = await ServerProcess.start({ DATABASE_URL: database.url });
  });

  afterEach(async () => {
    await server.stop();
    await database.drop();
  });

  it('survives a restart: the estimates go on as if there had been none', async () => {
    await Promise.all(['restarted', 'steady'].map((device) => record(server.url, [0, 620], device)));
    const steady = await record(server.url, [620, 640], 'steady', 620);
    await server.kill();
    server = await ServerProcess.start({ DATABASE_URL: database.url });
    const restarted = await record(server.url, [620, 640], 'restarted', 620);
    expect(restarted).toEqual(steady);
    expect(steady?.confidence).toBeGreaterThan(0.6);
  });
});

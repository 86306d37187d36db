import type { ErrorBody, SensorAcknowledgement } from '@tachograph/contracts';
import { createMariadbDatabase } from '../support/databases.ts';
import { postJson } from '../support/http.ts';
import { Mariadb } from '../support/mariadb.ts';
import { queryDatabase } from '../support/query.ts';
import { ServerProcess } from '../support/server-process.ts';

const START = Date.UTC(2026, 10, 20, 12);

describe('a worn sensor whose database goes away, where there is no journal', () => {
  let mariadb: Mariadb;
  let server: ServerProcess;
  let databaseUrl: string;

  beforeEach(async () => {
    mariadb = await Mariadb.start();
    databaseUrl = (await createMariadbDatabase(mariadb.url)).url;
    server = await ServerProcess.start({ DATABASE_URL: databaseUrl, JOURNAL: 'off' });
  });

  afterEach(async () => {
    await server.stop();
    await mariadb.stop();
  });

  const send = <Body = SensorAcknowledgement>(second: number, device_id: string, changes = {}) => {
    const timestamp = new Date(START + second * 1000).toISOString();
    const calm = { hr: 65 + 3 * Math.sin(second / 7), temp: 33, eda: 1 + 0.05 * Math.sin(second / 11) };
    return postJson<Body>(`${server.url}/api/esp32/data`, { ...calm, timestamp, device_id, ...changes });
  };

  it('is told so, and what was not stored does not count for what comes after', async () => {
    for (let second = 0; second < 100; second++) {
      for (const device of ['steady', 'disturbed']) await send(second, device);
    }
    await mariadb.kill();
    for (let second = 100; second < 105; second++) {
      const refused = await send<ErrorBody>(second, 'disturbed', { hr: 150, eda: 8 });
      expect(refused).toMatchObject({ status: 503, body: { error: { code: 'storage_unavailable' } } });
    }
    expect((await send(100, 'new')).status).toBe(503);
    await mariadb.startAgain();
    const [steady, disturbed] = [await send(105, 'steady'), await send(105, 'disturbed')];
    expect(disturbed.status).toBe(201);
    expect(disturbed.body.stress_prediction).toEqual(steady.body.stress_prediction);
    expect(steady.body.stress_prediction.confidence).toBeGreaterThan(0.5);
    expect((await send(106, 'new')).status).toBe(201);
    const rows = await queryDatabase(databaseUrl, 'SELECT device_id, COUNT(*) AS n FROM stress_history GROUP BY 1');
    expect(Object.fromEntries(rows.map(({ device_id, n }) => [device_id, Number(n)]))).toEqual({
      steady: 101,
      disturbed: 101,
      new: 1,
    });
  });

  it('is told so after a while where the database hangs, though nothing is known of it yet', async () => {
    await mariadb.freeze();
    try {
      expect((await send(0, 'new')).status).toBe(503);
    } finally {
      mariadb.thaw();
    }
    expect((await send(1, 'new')).status).toBe(201);
  });
});

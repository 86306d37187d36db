import type { ErrorBody, ExportCount, ImportReport } from '@tachograph/contracts';
import { createMariadbDatabase } from '../support/databases.ts';
import { eventually } from '../support/eventually.ts';
import { Mariadb } from '../support/mariadb.ts';
import { RawRequest } from '../support/raw-http.ts';
import { ServerProcess } from '../support/server-process.ts';
import { TransferClient } from '../support/transfer-client.ts';

/** More than go through the door at once. */
const HALF = 5_000;
const START = Date.UTC(2026, 9, 1);

const HEAD = ['POST /api/import?format=csv&device=d&channel=c HTTP/1.1', 'Transfer-Encoding: chunked'];
const lines = (from: number) =>
  Array.from({ length: HALF }, (_, n) => `${START + (from + n) * 1000},${from + n}\n`).join('');

describe('an import whose database goes away in the middle, without a journal', () => {
  let mariadb: Mariadb | undefined;
  let server: ServerProcess | undefined;

  afterAll(async () => {
    await server?.stop();
    await mariadb?.stop();
  });

  it('is told what is stored, and can be sent again whole', async () => {
    mariadb = await Mariadb.start();
    const { url } = await createMariadbDatabase(mariadb.url);
    server = await ServerProcess.start({ DATABASE_URL: url, JOURNAL: 'off', DEMO_SOURCE: 'off' });
    const client = new TransferClient(server.url);
    const range = { channels: 'd/c', from: String(START), to: String(START + 86_400_000) };
    const stored = async () => ((await (await client.ask(range, 'api/export/count')).json()) as ExportCount).rows;

    const request = await RawRequest.open(server.url, HEAD);
    request.writeChunk(`time,value\n${lines(0)}`);
    const before = await eventually(stored, (rows) => rows > 0);
    await mariadb.kill();
    request.writeChunk(lines(HALF));
    request.writeChunk();
    const answer = await request.closed();
    expect(answer).toContain('HTTP/1.1 503');
    const report = JSON.parse(/\{.*\}/s.exec(answer)?.[0] ?? '') as ImportReport & ErrorBody;
    expect(report).toMatchObject({ finished: false, imported: before, error: { code: 'storage_unavailable' } });

    await mariadb.startAgain();
    const again = await client.import(`time,value\n${lines(0)}${lines(HALF)}`, {
      format: 'csv',
      device: 'd',
      channel: 'c',
    });
    expect(again).toMatchObject({
      status: 200,
      body: { finished: true, imported: 2 * HALF - before, duplicates: before },
    });
    expect(await stored()).toBe(2 * HALF);
  });
});

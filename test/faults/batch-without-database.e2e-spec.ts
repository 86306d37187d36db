import type { SubmissionReport } from '@tachograph/contracts';
import { BatchClient } from '../support/batch-client.ts';
import { createMariadbDatabase } from '../support/databases.ts';
import { eventually } from '../support/eventually.ts';
import { Mariadb } from '../support/mariadb.ts';
import { RawRequest } from '../support/raw-http.ts';
import { ServerProcess } from '../support/server-process.ts';

const HEAD = ['POST /api/readings HTTP/1.1', 'Content-Type: application/x-ndjson', 'Transfer-Encoding: chunked'];
const line = (value: number) => `${JSON.stringify({ device: 'd', channel: 'c', value, id: value })}\n`;

describe('a batch whose database goes away in the middle, without a journal', () => {
  let mariadb: Mariadb | undefined;
  let server: ServerProcess | undefined;

  afterAll(async () => {
    await server?.stop();
    await mariadb?.stop();
  });

  it('is told what was stored and what was not, and can be sent again whole', async () => {
    mariadb = await Mariadb.start();
    const { url } = await createMariadbDatabase(mariadb.url);
    server = await ServerProcess.start({ DATABASE_URL: url, JOURNAL: 'off' });
    const client = new BatchClient(server.url);

    const request = await RawRequest.open(server.url, HEAD);
    request.writeChunk(line(1) + line(2));
    await eventually(
      () => client.values('d'),
      ({ length }) => length === 2,
    );
    await mariadb.kill();
    request.writeChunk(`${line(3)}no JSON\n${line(4)}`);
    request.writeChunk();
    const answer = await request.closed();
    expect(answer).toContain('HTTP/1.1 503');
    expect(answer.toLowerCase()).toContain('retry-after: 1');
    const report = JSON.parse(/\{.*\}/s.exec(answer)?.[0] ?? '') as SubmissionReport;
    expect(report).toMatchObject({ stored: 2, duplicates: 0, refused: 3, error: { code: 'storage_unavailable' } });
    expect(report.results).toEqual([
      { status: 'stored', id: expect.any(Number) },
      { status: 'stored', id: expect.any(Number) },
      { status: 'refused', line: 3, error: expect.objectContaining({ code: 'storage_unavailable' }) },
      { status: 'refused', line: 4, error: expect.objectContaining({ code: 'invalid_json' }) },
      { status: 'refused', line: 5, error: expect.objectContaining({ code: 'storage_unavailable' }) },
    ]);

    const one = await client.send({ device: 'd', channel: 'c', value: 5, id: 5 });
    expect(one).toMatchObject({ status: 503, body: { refused: 1, error: { code: 'storage_unavailable' } } });

    await mariadb.startAgain();
    const again = await client.sendLines([1, 2, 3, 4, 5].map(line).join(''));
    expect(again).toMatchObject({ status: 200, body: { stored: 3, duplicates: 2, refused: 0 } });
    expect(again.body.results.slice(0, 2)).toEqual(
      report.results.slice(0, 2).map((result) => ({ ...result, status: 'duplicate' })),
    );
    expect(await client.values('d')).toEqual([1, 2, 3, 4, 5]);
  });
});

import { gzipSync } from 'node:zlib';
import type { Health, SubmissionReport } from '@tachograph/contracts';
import { BatchClient } from '../support/batch-client.ts';
import { eventually } from '../support/eventually.ts';
import { getJson } from '../support/http.ts';
import { describeOnBothDatabases } from '../support/on-both-databases.ts';
import { RawRequest } from '../support/raw-http.ts';

const HEAD = ['POST /api/readings HTTP/1.1', 'Content-Type: application/x-ndjson'];
const CHUNKED = [...HEAD, 'Transfer-Encoding: chunked'];
const BODY_MAX = 100_000;

const line = (device: string, value: number) => `${JSON.stringify({ device, channel: 'c', value })}\n`;

/** Status and JSON of an answer as it came over the socket, chunked or not. */
function parse(answer: string): { status: number; report: SubmissionReport } {
  const body = answer.slice(answer.indexOf('\r\n\r\n'));
  return {
    status: Number(answer.split(' ')[1]),
    report: JSON.parse(body.slice(body.indexOf('{'), body.lastIndexOf('}') + 1)) as SubmissionReport,
  };
}

describeOnBothDatabases(
  'a body that comes as it pleases',
  (running) => {
    const requests: RawRequest[] = [];
    const open = async (head: readonly string[]) => {
      const request = await RawRequest.open(running().url, head);
      requests.push(request);
      return request;
    };
    const values = (device: string) => new BatchClient(running().url).values(device);
    const queued = async () => (await getJson<Health>(`${running().url}/health`)).body.ingest.queued;

    afterEach(() => {
      for (const request of requests.splice(0)) request.cut();
    });

    it('may come byte by byte', async () => {
      const request = await open(CHUNKED);
      for (const byte of Buffer.from(line('bytes', 1) + line('bytes', 2))) request.writeChunk(Buffer.from([byte]));
      request.writeChunk();
      expect(parse(await request.closed())).toMatchObject({ status: 200, report: { stored: 2, refused: 0 } });
      expect(await values('bytes')).toEqual([1, 2]);
    });

    it('is stored line by line as it comes, and answered when it is whole', async () => {
      const request = await open(CHUNKED);
      request.writeChunk(line('slow', 1) + line('slow', 2) + line('slow', 3).slice(0, 10));
      await eventually(
        () => values('slow'),
        ({ length }) => length === 2,
      );
      expect(request.answer).toBe('');
      request.writeChunk(line('slow', 3).slice(10).trimEnd());
      request.writeChunk();
      expect(parse(await request.closed())).toMatchObject({ status: 200, report: { stored: 3 } });
      expect(await values('slow')).toEqual([1, 2, 3]);
    });

    it('may be cut off: whole lines that came stay stored, the broken one is none, and nothing waits for ever', async () => {
      const request = await open(CHUNKED);
      request.writeChunk(line('cut', 1) + line('cut', 2).trimEnd());
      await eventually(
        () => values('cut'),
        ({ length }) => length === 1,
      );
      request.cut();
      await eventually(queued, (count) => count === 0);
      expect(await values('cut')).toEqual([1]);
      expect((await new BatchClient(running().url).send([])).status).toBe(200);
    });

    it('may be cut off while it is packed', async () => {
      const packed = gzipSync(Array.from({ length: 1_000 }, (_, n) => line('packed', n)).join(''));
      for (const end of [0, 5, packed.length / 2, packed.length - 1]) {
        const request = await open([...HEAD, 'Content-Encoding: gzip', `Content-Length: ${packed.length}`]);
        request.write(packed.subarray(0, end));
        await new Promise((resolve) => setTimeout(resolve, 20));
        request.cut();
      }
      expect(await eventually(queued, (count) => count === 0)).toBe(0);
      expect(running().server.output).not.toContain('ERROR');
    });

    it('is answered with 413 past the limit, after what came before it was stored', async () => {
      const request = await open(CHUNKED);
      request.writeChunk(line('long', 1));
      for (let n = 0; n < 12; n++) request.writeChunk('\n'.repeat(10_000));
      request.writeChunk();
      const { status, report } = parse(await request.closed());
      expect(status).toBe(413);
      expect(report).toMatchObject({ stored: 1, results: [{ status: 'stored' }], error: { code: 'too_large' } });
      expect(await values('long')).toEqual([1]);
    });

    it('is answered with 413 though it has no end', async () => {
      const request = await open(CHUNKED);
      const endless = setInterval(() => request.writeChunk('\n'.repeat(10_000)), 1);
      try {
        const answer = await eventually(
          () => request.answer,
          (text) => text !== '',
        );
        expect(answer).toContain('413');
      } finally {
        clearInterval(endless);
      }
    });

    it('is answered with 413 unread where its length is known, to one who writes it all first', async () => {
      const request = await open([...HEAD, `Content-Length: ${BODY_MAX + 1}`]);
      request.write(Buffer.alloc(BODY_MAX + 1, 0x0a));
      expect(await request.closed()).toContain('HTTP/1.1 413');
    });
  },
  { INGEST_MAX_BYTES: String(BODY_MAX) },
);

import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { BatchClient } from '../support/batch-client.ts';
import { postJson } from '../support/http.ts';
import { describeOnBothDatabases } from '../support/on-both-databases.ts';

const LINE_MAX = 2_000;
const BODY_MAX = 200_000;

const line = (value: number, device = 'lines') => `${JSON.stringify({ device, channel: 'c', value })}\n`;

describeOnBothDatabases(
  'a body of POST /api/readings',
  (running) => {
    const client = () => new BatchClient(running().url);

    describe('a packed body', () => {
      it.each([
        ['gzip', gzipSync],
        ['deflate', deflateSync],
        ['br', brotliCompressSync],
      ])('is unpacked: %s', async (encoding, pack) => {
        const body = pack(line(1, encoding) + line(2, encoding));
        const answer = await client().sendLines(body, { 'Content-Encoding': encoding });
        expect(answer).toMatchObject({ status: 200, body: { stored: 2 } });
        expect(await client().values(encoding)).toEqual([1, 2]);
      });

      it('is refused past the limit once unpacked', async () => {
        const bomb = gzipSync(Buffer.alloc(100_000_000, '\n'));
        const answer = await client().sendLines(bomb, { 'Content-Encoding': 'gzip' });
        expect(answer).toMatchObject({ status: 413, body: { error: { code: 'too_large' } } });
        expect(answer.body.error.message).toContain(String(BODY_MAX));
      });

      it('is refused where it is damaged, with what had come before', async () => {
        const noise = Array.from({ length: 2_000 }, (_, n) => line(Math.sin(n), 'damaged')).join('');
        const packed = gzipSync(noise);
        const answer = await client().sendLines(packed.subarray(0, packed.length - 500), {
          'Content-Encoding': 'gzip',
        });
        expect(answer).toMatchObject({ status: 400, body: { error: { code: 'invalid_request' } } });
        expect(answer.body.error.message).toContain('unpacked');
        expect(await client().values('damaged')).toHaveLength(answer.body.stored);
        const never = await client().sendLines('no gzip', { 'Content-Encoding': 'gzip' });
        expect(never).toMatchObject({ status: 400, body: { error: { code: 'invalid_request' } } });
      });
    });

    describe('a body that is not taken', () => {
      it.each(['', '{"device"', '\u0000'])('is no JSON: %j', async (body) => {
        const answer = await client().send(body);
        expect(answer).toMatchObject({ status: 400, body: { error: { code: 'invalid_json' } } });
        expect(answer.body.error.message).toContain('{"device": "car-7"');
      });

      it.each(['text/plain', 'application/x-www-form-urlencoded', 'text/plain; application/json', 'json'])(
        'is called %s',
        async (type) => {
          const answer = await client().post(line(1, 'foreign'), { 'Content-Type': type });
          expect(answer).toMatchObject({ status: 415, body: { error: { code: 'invalid_request' } } });
          expect(answer.body.error.message).toContain('application/x-ndjson');
          expect(await client().values('foreign')).toEqual([]);
        },
      );

      it('has no type: a page may send such a body to a foreign server unasked', async () => {
        const answer = await fetch(`${running().url}/api/readings`, { method: 'POST', body: new Blob([line(1)]) });
        expect(answer.status).toBe(415);
      });

      it.each([
        ['application/json; charset=latin1', 'identity', 'latin1'],
        ['application/json', 'zstd', 'zstd'],
        ['application/x-ndjson', 'gzip, gzip', 'gzip, gzip'],
      ])('is written as %s, %s', async (type, encoding, named) => {
        const answer = await client().post('[]', { 'Content-Type': type, 'Content-Encoding': encoding });
        expect(answer.status).toBe(415);
        expect(answer.body.error.message).toContain(named);
      });

      it('is too large', async () => {
        const array = await client().send(JSON.stringify(['x'.repeat(BODY_MAX)]));
        expect(array).toMatchObject({ status: 413, body: { error: { code: 'too_large' } } });
      });
    });

    it('leaves small bodies of other routes their own limit', async () => {
      const { status } = await postJson(`${running().url}/send`, { speed: 1, note: 'x'.repeat(LINE_MAX) });
      expect(status).toBe(413);
    });
  },
  { MESSAGE_MAX_BYTES: String(LINE_MAX), INGEST_MAX_BYTES: String(BODY_MAX) },
);

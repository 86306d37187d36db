import { getJson } from '../support/http.ts';
import { BatchClient } from '../support/batch-client.ts';
import { describeOnBothDatabases } from '../support/on-both-databases.ts';

const LINE_MAX = 2_000;
const AT = '2026-11-20T12:00:00.000Z';

const line = (value: number, more: object = {}) =>
  `${JSON.stringify({ device: 'lines', channel: 'c', value, ...more })}\n`;

describeOnBothDatabases(
  'POST /api/readings',
  (running) => {
    const client = () => new BatchClient(running().url);

    describe('one reading', () => {
      it('is stored, and answered with its id', async () => {
        const { status, body } = await client().send({
          device: 'one',
          channel: 'c',
          value: '72.5',
          unit: 'km/h',
          at: AT,
        });
        expect(status).toBe(200);
        const [reading] = await client().stored('one');
        expect(reading).toMatchObject({ value: 72.5, unit: 'km/h', takenAt: Date.parse(AT), clock: 'device' });
        expect(body).toEqual({
          stored: 1,
          duplicates: 0,
          refused: 0,
          results: [{ status: 'stored', id: reading?.id }],
        });
      });

      it.each([
        ['2026-11-20T12:00:00Z', 'device'],
        [1_795_176_000, 'device'],
        ['1795176000000', 'device'],
        ['2:03:11 PM', 'device'],
        [null, 'absent'],
        ['soon', 'unparsable'],
        [3, 'implausible'],
      ])('may say its time as %j', async (at, clock) => {
        const device = `at ${JSON.stringify(at)}`;
        await client().send({ device, channel: 'c', value: 1, at });
        expect(await client().stored(device)).toEqual([expect.objectContaining({ clock })]);
      });

      it('is refused with each bad field, as any request is', async () => {
        const { status, body } = await client().send({ device: '', channel: 'c', value: 'x' });
        expect(status).toBe(400);
        expect(body).toEqual({
          error: {
            code: 'invalid_reading',
            message: expect.stringContaining('value must be a number'),
            path: 'device',
            fields: [expect.objectContaining({ path: 'device' }), expect.objectContaining({ path: 'value' })],
          },
        });
      });

      it('is answered with the first id when it is sent again, and stored once', async () => {
        const reading = { device: 'again', channel: 'c', value: 1, id: 'a' };
        const first = (await client().send(reading)).body;
        expect((await client().send({ ...reading, value: 2 })).body).toEqual({
          stored: 0,
          duplicates: 1,
          refused: 0,
          results: [{ ...first.results[0], status: 'duplicate' }],
        });
        expect(await client().values('again')).toEqual([1]);
      });
    });

    describe('values of several channels', () => {
      it('are stored as one message, and answered with an id each', async () => {
        const { body } = await client().send({ device: 'some', values: { speed: 72, rpm: '3100' }, at: AT });
        const [speed] = await client().stored('some', 'speed');
        const [rpm] = await client().stored('some', 'rpm');
        expect([speed?.value, rpm?.value, rpm?.takenAt]).toEqual([72, 3100, Date.parse(AT)]);
        expect(body.results).toEqual([{ status: 'stored', ids: { speed: speed?.id, rpm: rpm?.id } }]);
      });

      it('are told apart where some of them had come before', async () => {
        await client().send({ device: 'partly', values: { a: 1 }, id: 7 });
        const [first] = await client().stored('partly', 'a');
        const again = (await client().send({ device: 'partly', values: { a: 1, b: 2 }, id: 7 })).body;
        expect(again).toMatchObject({ stored: 1, duplicates: 0 });
        expect(again.results).toEqual([
          {
            status: 'stored',
            ids: { a: first?.id, b: expect.any(Number) },
            duplicates: ['a'],
          },
        ]);
        const whole = (await client().send({ device: 'partly', values: { a: 1, b: 2 }, id: 7 })).body;
        expect(whole).toMatchObject({ stored: 0, duplicates: 1, results: [{ status: 'duplicate' }] });
      });

      it('may be of channels that are called like parts of an object', async () => {
        const { body } = await client().send(
          '{"device":"proto","values":{"__proto__":1,"constructor":2},"__proto__":{"id":"x"}}',
        );
        expect(body.stored).toBe(1);
        expect(JSON.stringify(body)).toContain('"__proto__":');
        expect(await client().values('proto', '__proto__')).toEqual([1]);
        expect(({} as { id?: unknown }).id).toBeUndefined();
      });
    });

    describe('an array', () => {
      it('is answered item for item, and a bad one does not sink the others', async () => {
        const good = { device: 'array', channel: 'c', value: 1, id: 'x' };
        const { status, body } = await client().send([
          good,
          { device: 'array' },
          null,
          good,
          { ...good, value: 2, id: 'y' },
        ]);
        expect(status).toBe(200);
        expect(body).toMatchObject({ stored: 2, duplicates: 1, refused: 2 });
        expect(body.results.map((result) => result.status)).toEqual([
          'stored',
          'refused',
          'refused',
          'duplicate',
          'stored',
        ]);
        expect(body.results[3]).toEqual({ ...body.results[0], status: 'duplicate' });
        expect(body.results[1]).toEqual({
          status: 'refused',
          error: expect.objectContaining({ code: 'invalid_reading', path: 'channel' }),
        });
        expect(await client().values('array')).toEqual([1, 2]);
      });

      it('may be empty', async () => {
        expect(await client().send([])).toMatchObject({ status: 200, body: { stored: 0, results: [] } });
      });
    });

    describe('one a line', () => {
      it('is answered line for line; a bad line is named and does not sink the others', async () => {
        const { status, body } = await client().sendLines(`${line(1)}{"device"\n\n${line(2)}[]\n${line(3)}`);
        expect(status).toBe(200);
        expect(body).toMatchObject({ stored: 3, refused: 2 });
        expect(body.results[1]).toMatchObject({ status: 'refused', line: 2, error: { code: 'invalid_json' } });
        expect(body.results[3]).toMatchObject({ status: 'refused', line: 5, error: { code: 'invalid_reading' } });
        expect(await client().values('lines')).toEqual([1, 2, 3]);
      });

      it('may begin with a byte order mark, end its lines with CR LF, and the last one not at all', async () => {
        const body = `\uFEFF${line(1, { device: 'crlf' })}${line(2, { device: 'crlf' })}`
          .replaceAll('\n', '\r\n')
          .trimEnd();
        expect((await client().sendLines(body)).body).toMatchObject({ stored: 2, refused: 0 });
        expect(await client().values('crlf')).toEqual([1, 2]);
      });

      it.each(['application/ndjson', 'application/jsonl', 'Application/X-NDJSON; charset="UTF-8"'])(
        'may be called %s',
        async (type) => {
          expect((await client().post(line(1), { 'Content-Type': type })).body.stored).toBe(1);
        },
      );

      it('is refused by itself where a line is too long or no UTF-8', async () => {
        const long = line(1, { note: 'x'.repeat(LINE_MAX) });
        const body = Buffer.concat([Buffer.from(long + line(2)), Buffer.from([0xff, 0x0a]), Buffer.from(line(3))]);
        const answer = await client().sendLines(body);
        expect(answer.body).toMatchObject({ stored: 2, refused: 2 });
        expect(answer.body.results[0]).toMatchObject({ line: 1, error: { code: 'too_large' } });
        expect(answer.body.results[2]).toMatchObject({ line: 3, error: { code: 'invalid_json' } });
      });

      it('may be many more than may wait for their commit', async () => {
        const count = 3_000;
        const body = Array.from({ length: count }, (_, n) => line(n, { device: 'many', at: Date.parse(AT) + n })).join(
          '',
        );
        const answers = await Promise.all([1, 2, 3].map(() => client().sendLines(body)));
        expect(answers.map(({ body: { stored, refused } }) => [stored, refused])).toEqual(Array(3).fill([count, 0]));
        expect(await client().values('many')).toHaveLength(3 * count);
      });

      it('may be sent again and again where each has an id', async () => {
        const body = Array.from({ length: 500 }, (_, n) => line(n, { device: 'retry', id: n, at: Date.parse(AT) + n }));
        const [first, second] = await Promise.all([
          client().sendLines(body.join('')),
          client().sendLines(body.join('')),
        ]);
        expect(first.body.stored + second.body.stored).toBe(500);
        expect((await client().sendLines(body.join(''))).body).toMatchObject({ stored: 0, duplicates: 500 });
        expect(await client().values('retry')).toEqual(body.map((_, n) => n));
      });

      it('may be none', async () => {
        expect(await client().sendLines('\n\n')).toMatchObject({ status: 200, body: { stored: 0, results: [] } });
      });
    });

    it('is described in the API, with all its answers', async () => {
      interface Operation {
        requestBody: { content: object };
        responses: object;
      }
      const { body } = await getJson<{ paths: Record<string, { post: Operation }> }>(`${running().url}/api/docs-json`);
      const operation = body.paths['/api/readings']?.post;
      expect(Object.keys(operation?.requestBody.content ?? {})).toEqual(['application/json', 'application/x-ndjson']);
      expect(Object.keys(operation?.responses ?? {})).toEqual(['200', '400', '413', '415', '503']);
    });
  },
  { MESSAGE_MAX_BYTES: String(LINE_MAX), QUEUE_MAX: '100' },
);

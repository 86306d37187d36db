import { gzipSync } from 'node:zlib';
import { type ErrorBody, type ExportCount, parseIdentifier, TRANSFER_FORMATS } from '@tachograph/contracts';
import fc from 'fast-check';
import { databases, type TestDatabase } from '../support/databases.ts';
import { BatchClient } from '../support/batch-client.ts';
import { RawRequest } from '../support/raw-http.ts';
import { ServerProcess } from '../support/server-process.ts';
import { TransferClient } from '../support/transfer-client.ts';

const COUNT = 1_000;
const FROM = Date.UTC(2026, 2, 28);
const DAYS = { from: '2026-03-28', to: '2026-03-30T12:00:00Z' };
const ALL = { channels: '*/*', ...DAYS };

const name = fc.oneof(
  fc.constantFrom('=1+1', "'=x", '-5', '@SUM(A1)', '+', 'a,b', 'say "hi"', 'a;b', 'ünï°', '%2F/*', '__proto__', '#1'),
  fc.string({ minLength: 1, maxLength: 20, unit: 'grapheme' }).filter((text) => parseIdentifier(text) === text),
);
const unit = fc.constantFrom('', 'km/h', '°C', '=%', "'", '"');
const value = fc.oneof(
  fc.constantFrom(0, -0, 1e-300, 5e-324, 0.1 + 0.2, Number.MAX_VALUE, -1.5, 1e21, 123456789.125),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);
// Few instants for many readings: equal times and equal readings occur, and the clocks of Berlin are changed between them.
const at = fc.integer({ min: 0, max: 50 }).map((n) => FROM + n * 3_600_001);

/** Any readings of any names; a channel has one unit. */
function anyReadings(count: number) {
  const others = fc.uniqueArray(
    name.filter((text) => text !== "'=x"),
    { minLength: 5, maxLength: 5 },
  );
  // One that looks as if an export to CSV had defused it.
  const names = ["'=x", ...(fc.sample(others, { numRuns: 1, seed: 5 })[0] ?? [])];
  const units = fc.sample(unit, { numRuns: 36, seed: 5 });
  const index = fc.nat({ max: 5 });
  return fc.sample(fc.record({ device: index, channel: index, value, at }), { numRuns: count, seed: 5 }).map((one) => ({
    device: names[one.device] ?? '',
    channel: names[one.channel] ?? '',
    unit: units[one.device * 6 + one.channel] ?? '',
    value: one.value,
    at: one.at,
  }));
}

/** An export without its ids, which are each server's own. */
function withoutIds(csv: string): string[] {
  const lines = csv.split('\r\n').map((line) => line.replace(/,[^,]*$/, ''));
  // Those of one instant are in the order in which they came.
  return lines.slice(1).sort();
}

describe.each(databases)('export and import, on $name', ({ create }) => {
  const open: { server: ServerProcess; database: TestDatabase }[] = [];
  let url = '';
  const client = () => new TransferClient(url);

  async function stop(from: number): Promise<void> {
    for (const { server, database } of open.splice(from)) {
      await server.stop();
      await database.drop();
    }
  }

  async function start(): Promise<string> {
    const database = await create();
    const server = await ServerProcess.start({ DATABASE_URL: database.url, DEMO_SOURCE: 'off' });
    open.push({ server, database });
    return server.url;
  }

  beforeAll(async () => {
    url = await start();
    const readings = anyReadings(COUNT);
    const { body } = await new BatchClient(url).send(readings);
    expect(body.stored).toBe(readings.length);
  });

  // Those into which files came; the first one is for all tests.
  afterEach(() => stop(1));
  afterAll(() => stop(0));

  describe('what goes out and comes in again', () => {
    it.each(TRANSFER_FORMATS)('is the same, and twice the same is once: %s', async (format) => {
      const other = new TransferClient(await start());
      const original = await client().exportText({ ...ALL, format: 'csv' });
      const file = await client().export({ ...ALL, format, timeZone: 'Europe/Berlin' });
      const first = await other.import(file, { format });
      expect(first).toMatchObject({ status: 200, body: { finished: true, rows: COUNT, imported: COUNT, rejected: 0 } });
      expect(withoutIds(await other.exportText(ALL))).toEqual(withoutIds(original));
      const again = await other.import(gzipSync(file), { format });
      expect(again).toMatchObject({ status: 200, body: { imported: 0, duplicates: COUNT, rejected: 0 } });
      expect(withoutIds(await other.exportText(ALL))).toHaveLength(withoutIds(original).length);
    });

    it('is the rest where some of it is there', async () => {
      const other = new TransferClient(await start());
      const file = await client().exportText(ALL);
      const half = file.slice(0, file.lastIndexOf('\r\n', file.length / 2) + 2);
      const { imported } = (await other.import(half, { format: 'csv' })).body;
      const whole = await other.import(file, { format: 'csv' });
      expect(whole.body).toMatchObject({ finished: true, duplicates: imported, imported: COUNT - imported });
      expect(withoutIds(await other.exportText(ALL))).toEqual(withoutIds(file));
    });
  });

  describe('an export', () => {
    it('says exactly how many rows it has: beforehand, and behind them', async () => {
      const count = await (await client().ask(ALL, 'api/export/count')).json();
      expect(count).toMatchObject<Partial<ExportCount>>({ rows: COUNT, waiting: 0 });
      const head = await fetch(`${url}/api/export?channels=*/*&from=${DAYS.from}&to=${DAYS.to}`, { method: 'HEAD' });
      expect(head.headers.get('X-Row-Count')).toBe(String(COUNT));
      for (const format of TRANSFER_FORMATS) {
        expect(await client().trailers({ ...ALL, format })).toEqual({ 'x-row-count': String(COUNT) });
      }
    });

    it('is a download whose name says what is in it, in the time zone asked for', async () => {
      const answer = await client().ask({ ...ALL, timeZone: 'Asia/Kathmandu' });
      expect(answer.headers.get('Content-Disposition')).toMatch(/^attachment; filename="tachograph-[\w.-]+\.csv"$/);
      const [header = '', first = ''] = (await answer.text()).split('\r\n');
      expect(header).toBe('time (Asia/Kathmandu),device,channel,unit,value,id');
      expect(first.split(',')[0]).toContain('+05:45');
    });

    it('goes on behind any row at which it broke off', async () => {
      const whole = await client().exportText({ ...ALL, format: 'ndjson' });
      for (const cut of [0.1, 0.5, 0.9].map((part) => Math.floor(whole.length * part))) {
        const there = whole.slice(0, whole.lastIndexOf('\n', cut) + 1);
        const last = JSON.parse(there.trimEnd().split('\n').at(-1) ?? '') as Record<string, string>;
        const escape = (text = '') => text.replace(/[%/*]/g, encodeURIComponent).replaceAll('*', '%2A');
        const cursor = `${escape(last.device)}/${escape(last.channel)}@${last.time ?? ''},${last.id ?? ''}`;
        const rest = await client().exportText({ ...ALL, format: 'ndjson', cursor });
        const rows = (text: string) => text.split('\n').filter((line) => line.startsWith('{"time"'));
        expect(rows(there + rest)).toEqual(rows(whole));
      }
    });

    it('rolled up tells what the readings of each bucket say', async () => {
      await new BatchClient(url).send(
        [3, 1, 2].map((n, index) => ({ device: 'rolled', channel: 'c', value: n, at: FROM + index * 20_000 })),
      );
      const query = { channels: 'rolled/c', ...DAYS, from: String(FROM + 1000) };
      expect(await client().exportText({ ...query, resolution: '1m' })).toBe(
        'time (UTC),device,channel,unit,count,min,max,mean,first,last\r\n2026-03-28T00:00:00.000Z,rolled,c,,2,1,2,1.5,1,2\r\n',
      );
      expect((await client().exportText({ ...query, resolution: '10s' })).split('\r\n')).toHaveLength(4);
    });

    it('leaves out readings whose values are beyond the bounds, and counts none of them', async () => {
      const sent = [1, 2, 3, 4].map((n) => ({ device: 'bounded', channel: 'c', value: n, at: FROM + n }));
      await new BatchClient(url).send(sent);
      const query = { channels: 'bounded/c', ...DAYS, least: '2', most: '3.5' };
      const rows = (await client().exportText(query)).trim().split('\r\n').slice(1);
      expect(rows.map((row) => row.split(',')[4])).toEqual(['2', '3']);
      expect(await (await client().ask(query, 'api/export/count')).json()).toMatchObject({ rows: 2 });
      expect(await client().trailers({ ...query, format: 'parquet', least: '9' })).toEqual({ 'x-row-count': '0' });
    });

    it('that nobody takes any more holds up no other, nor does a file that never ends', async () => {
      const file = Array.from({ length: 20_000 }, (_, n) => `${FROM + n},${n}\n`).join('');
      const sent = { format: 'csv', device: 'long', channel: 'c' };
      await client().import(`time,value\n${file}`, sent);
      const left = await client().ask({ ...ALL, channels: 'long/c', format: 'ndjson' });
      await left.body?.cancel();
      const broken = await RawRequest.open(url, [
        'POST /api/import?format=csv&device=long&channel=c HTTP/1.1',
        'Content-Length: 100000',
      ]);
      broken.write('time,value\n');
      broken.cut();
      const again = await client().import(`time,value\n${file}`, sent);
      expect(again.body).toMatchObject({ finished: true, imported: 0, duplicates: 20_000 });
      expect(await client().trailers({ ...ALL, channels: 'long/c' })).toEqual({ 'x-row-count': '20000' });
    });

    it.each([
      ['channels', { ...DAYS }],
      ['channels', { ...DAYS, channels: 'speed' }],
      ['format', { ...ALL, format: 'xls' }],
      ['resolution', { ...ALL, resolution: '2m' }],
      ['timeZone', { ...ALL, timeZone: 'Mars/Base' }],
      ['from', { ...ALL, from: 'soon' }],
      ['from', { ...ALL, from: '2027-01-01' }],
      ['cursor', { ...ALL, cursor: 'car-7' }],
      ['least', { ...ALL, least: 'few' }],
      ['most', { ...ALL, most: '3', resolution: '1m' }],
    ])('names the parameter that is wrong: %s', async (path, query: Record<string, string>) => {
      const answer = await client().ask(query);
      expect(answer.status).toBe(400);
      expect(((await answer.json()) as ErrorBody).error).toMatchObject({ code: 'invalid_request', path });
    });
  });
});

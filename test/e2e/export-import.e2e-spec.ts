import { gzipSync } from 'node:zlib';
import { type ErrorBody, type ExportCount, parseIdentifier, TRANSFER_FORMATS } from '@tachograph/contracts';
import fc from 'fast-check';
import { databases, type TestDatabase } from '../support/databases.ts';
import { BatchClient } from '../support/batch-client.ts';
import { RawRequest } from '../support/raw-http.ts';
import { ServerProcess } from '../support/server-process.ts';
import { TransferClient } from '../support/transfer-client.ts';

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
  const [names] = fc.sample(fc.uniqueArray(name, { minLength: 6, maxLength: 6 }), { numRuns: 1, seed: 5 });
  const units = fc.sample(unit, { numRuns: 36, seed: 5 });
  const index = fc.nat({ max: 5 });
  return fc.sample(fc.record({ device: index, channel: index, value, at }), { numRuns: count, seed: 5 }).map((one) => ({
    device: names?.[one.device] ?? '',
    channel: names?.[one.channel] ?? '',
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

  async function start(): Promise<string> {
    const database = await create();
    const server = await ServerProcess.start({ DATABASE_URL: database.url, DEMO_SOURCE: 'off' });
    open.push({ server, database });
    return server.url;
  }

  beforeAll(async () => {
    url = await start();
    const readings = anyReadings(2_000);
    const { body } = await new BatchClient(url).send(readings);
    expect(body.stored).toBe(readings.length);
  });

  afterAll(async () => {
    for (const { server, database } of open) {
      await server.stop();
      await database.drop();
    }
  });

  describe('what goes out and comes in again', () => {
    it.each(TRANSFER_FORMATS)('is the same, and twice the same is once: %s', async (format) => {
      const other = new TransferClient(await start());
      const original = await client().exportText({ ...ALL, format: 'csv' });
      const file = await client().export({ ...ALL, format, timeZone: 'Europe/Berlin' });
      const first = await other.import(file, { format });
      expect(first).toMatchObject({ status: 200, body: { finished: true, rows: 2_000, imported: 2_000, rejected: 0 } });
      expect(withoutIds(await other.exportText(ALL))).toEqual(withoutIds(original));
      const again = await other.import(gzipSync(file), { format });
      expect(again).toMatchObject({ status: 200, body: { imported: 0, duplicates: 2_000, rejected: 0 } });
      expect(withoutIds(await other.exportText(ALL))).toHaveLength(withoutIds(original).length);
    });

    it('is the rest where some of it is there', async () => {
      const other = new TransferClient(await start());
      const file = await client().exportText(ALL);
      const half = file.slice(0, file.lastIndexOf('\r\n', file.length / 2) + 2);
      const { imported } = (await other.import(half, { format: 'csv' })).body;
      const whole = await other.import(file, { format: 'csv' });
      expect(whole.body).toMatchObject({ finished: true, duplicates: imported, imported: 2_000 - imported });
      expect(withoutIds(await other.exportText(ALL))).toEqual(withoutIds(file));
    });
  });

  describe('an export', () => {
    it('says exactly how many rows it has: beforehand, and behind them', async () => {
      const count = await (await client().ask(ALL, 'api/export/count')).json();
      expect(count).toMatchObject<Partial<ExportCount>>({ rows: 2_000, waiting: 0 });
      const head = await fetch(`${url}/api/export?channels=*/*&from=${DAYS.from}&to=${DAYS.to}`, { method: 'HEAD' });
      expect(head.headers.get('X-Row-Count')).toBe('2000');
      for (const format of TRANSFER_FORMATS) {
        expect(await client().trailers({ ...ALL, format })).toEqual({ 'x-row-count': '2000' });
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

    it('that nobody takes any more holds up no other, nor does a file that never ends', async () => {
      const file = Array.from({ length: 60_000 }, (_, n) => `${FROM + n},${n}\n`).join('');
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
      expect(again.body).toMatchObject({ finished: true, imported: 0, duplicates: 60_000 });
      expect(await client().trailers({ ...ALL, channels: 'long/c' })).toEqual({ 'x-row-count': '60000' });
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
    ])('names the parameter that is wrong: %s', async (path, query: Record<string, string>) => {
      const answer = await client().ask(query);
      expect(answer.status).toBe(400);
      expect(((await answer.json()) as ErrorBody).error).toMatchObject({ code: 'invalid_request', path });
    });
  });

  describe('a CSV file from elsewhere', () => {
    const rows = async (channels: string) =>
      (await client().exportText({ channels, from: '2026-10-24', to: '2026-10-26' })).split('\r\n').slice(1, -1);

    it('is taken by its columns, its pattern of times, its zone and its decimal commas', async () => {
      const file =
        '\uFEFFZeit;Geschwindigkeit (km/h);Drehzahl\r\n25.10.2026 01:30:00;72,5;1.200\r\n25.10.2026 03:30:00;;900\r\n';
      const { body } = await client().import(file, {
        format: 'csv',
        device: 'wide',
        columns: 'time=Zeit;value:speed:km%2Fh=Geschwindigkeit (km/h);value:rpm=Drehzahl',
        timeFormat: 'dd.MM.yyyy HH:mm:ss',
        timeZone: 'Europe/Berlin',
        decimalComma: 'true',
      });
      expect(body).toMatchObject({ finished: true, rows: 2, imported: 3, rejected: 0, channels: 2 });
      expect((await rows('wide/*')).map((row) => row.replace(/,\d+$/, ''))).toEqual([
        '2026-10-24T23:30:00.000Z,wide,rpm,,1200',
        '2026-10-25T02:30:00.000Z,wide,rpm,,900',
        '2026-10-24T23:30:00.000Z,wide,speed,km/h,72.5',
      ]);
    });

    it.each([
      [
        'InfluxDB',
        '#datatype,string,long,dateTime:RFC3339,double,string,string\n#group,false,false,false,false,true,true\n#default,_result,,,,,\n' +
          ',result,table,_time,_value,_field,host\n,,0,2026-10-25T10:00:00.123456789Z,21.5,temperature,influx\n',
        { columns: 'time=_time;value=_value;channel=_field;device=host' },
      ],
      [
        'ThingsBoard',
        'Timestamp;temperature;humidity\n2026-10-25 10:00:00;21.5;\n',
        { device: 'boards', columns: 'time=Timestamp;value:temperature=temperature;value:humidity=humidity' },
      ],
      [
        'Grafana',
        '"Time","temperature"\n1792922400000,21.5\n',
        { device: 'panel', columns: 'time=Time;value:temperature=temperature' },
      ],
      [
        'Home Assistant',
        'entity_id,state,last_changed\ntemperature,21.5,2026-10-25T10:00:00.123Z\ntemperature,unavailable,2026-10-25T10:01:00.123Z\n',
        { device: 'home', columns: 'time=last_changed;value=state;channel=entity_id' },
      ],
    ])('is taken as %s writes it', async (_tool, file, query: Record<string, string>) => {
      const { body } = await client().import(file, { format: 'csv', ...query });
      expect(body).toMatchObject({ finished: true, imported: 1 });
      expect((await rows(`${query.device ?? 'influx'}/temperature`))[0]).toMatch(
        /^2026-10-25T10:00:00\.(000|123)Z,.*,21\.5,\d+$/,
      );
    });

    it('is reported on: which rows were not taken, and why', async () => {
      const file = 'time,value\n2026-10-25T00:00:00Z,1\nsoon,2\n1999-01-01T00:00:00Z,3\n2026-10-25T00:00:01Z,n/a\n,\n';
      const { status, body } = await client().import(file, { format: 'csv', device: 'd', channel: 'bad', unit: 'V' });
      expect(status).toBe(200);
      expect(body).toMatchObject({ finished: true, rows: 5, imported: 1, rejected: 4 });
      expect(body.errors.map(({ row, field }) => [row, field])).toEqual([
        [3, 'time'],
        [4, 'time'],
        [5, 'value'],
        [6, 'time'],
      ]);
      expect(body.errors[2]?.message).toBe('value must be a number, but is "n/a"');
    });

    it('is only looked at in a dry run', async () => {
      const file = 'time,value\n2026-10-25T00:00:00Z,1\n';
      const query = { format: 'csv', device: 'd', channel: 'dry' };
      expect((await client().import(file, { ...query, dryRun: 'true' })).body).toMatchObject({ imported: 1 });
      expect(await rows('d/dry')).toEqual([]);
    });

    it('has two equal readings of one instant as two, also when half of them are there', async () => {
      const line = '2026-10-25T00:00:00Z,1\n';
      const query = { format: 'csv', device: 'd', channel: 'pair' };
      await client().import(`time,value\n${line}`, query);
      const { body } = await client().import(`time,value\n${line}${line}`, query);
      expect(body).toMatchObject({ imported: 1, duplicates: 1 });
      expect(await rows('d/pair')).toHaveLength(2);
    });

    it.each([
      ['csv', '', 'format'],
      ['csv', 'Timestamp,Speed\n1,2\n', 'columns'],
      ['csv', 'time,value\n1,2\n', 'device'],
      ['json', 'time,value', 'format'],
      ['ndjson', 'time,value\n', 'format'],
      ['parquet', 'time,value', 'format'],
      ['parquet', 'PAR1 but nothing else', 'format'],
      ['xml', '<a/>', 'format'],
    ])('is refused where it is no %s file with readings: %j', async (format, file, path) => {
      const { status, body } = await client().import(file, { format, channel: 'c' });
      expect(status).toBe(400);
      expect(body.error).toMatchObject({ code: 'invalid_request', path });
    });

    it('is refused from a page of a foreign origin', async () => {
      const { status, body } = await client().import(
        'time,value\n',
        { format: 'csv' },
        { Origin: 'https://evil.example' },
      );
      expect(status).toBe(403);
      expect(body.error.code).toBe('origin_not_allowed');
    });
  });
});

import { describeOnBothDatabases } from '../support/on-both-databases.ts';
import { TransferClient } from '../support/transfer-client.ts';

describeOnBothDatabases(
  'a CSV file from elsewhere',
  (running) => {
    const client = () => new TransferClient(running().url);
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

    it('is taken as Excel writes it in the west of Europe, if its encoding is said, and else refused', async () => {
      const file = Buffer.from('sep=;\r\nZeit;K\u00fcche (\u00b0C)\r\n2026-10-25T10:00:00Z;21,5\r\n', 'latin1');
      const query = {
        format: 'csv',
        device: 'excel',
        decimalComma: 'true',
        columns: 'time=Zeit;value:Küche=Küche (°C)',
      };
      const refused = await client().import(file, query);
      expect(refused).toMatchObject({ status: 400, body: { error: { code: 'invalid_request', path: 'encoding' } } });
      const taken = await client().import(file, { ...query, encoding: 'windows-1252' });
      expect(taken.body).toMatchObject({ finished: true, imported: 1, rejected: 0 });
      expect((await rows('excel/*'))[0]).toMatch(/,excel,Küche,,21\.5,/);
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

    it('is taken up to where it was cut off, and half a number is no value', async () => {
      const whole = 'time,value,id\n2026-10-25T00:00:00Z,12.5,1\n2026-10-25T00:00:01Z,12.5,2';
      const query = { format: 'csv', device: 'd', channel: 'cut' };
      const { body } = await client().import(whole.slice(0, -4), query);
      expect(body).toMatchObject({ finished: true, imported: 1, rejected: 1, errors: [{ row: 3, field: 'record' }] });
      expect((await client().import(whole, query)).body).toMatchObject({ imported: 1, duplicates: 1, rejected: 0 });
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
  },
  { DEMO_SOURCE: 'off' },
);

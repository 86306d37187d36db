import type { BucketPoints, ErrorBody, Series, SeriesAnswer } from '@tachograph/contracts';
import { databases } from '../support/databases.ts';
import { eventually } from '../support/eventually.ts';
import { getJson, postJson } from '../support/http.ts';
import { describeOnBothDatabases } from '../support/on-both-databases.ts';
import { ServerProcess } from '../support/server-process.ts';

const DAY = Date.UTC(2026, 2, 29);
const SECOND = 1_000;

const ask = async (url: string, query: string) => (await getJson<SeriesAnswer>(`${url}/api/series?${query}`)).body;
const one = async (url: string, query: string): Promise<Series> => {
  const [series, ...others] = (await ask(url, query)).series;
  if (series === undefined || others.length > 0) throw new Error(`${query} does not mean one channel`);
  return series;
};

/** A reading a second, whose values count from 0. */
const seconds = (device: string, channel: string, from: number, length: number) =>
  Array.from({ length }, (_, index) => ({ device, channel, value: index, at: from + index * SECOND }));

describeOnBothDatabases('GET /api/series', (running) => {
  const series = (query: string) => one(running().url, query);
  const store = async (readings: object) => {
    expect((await postJson(`${running().url}/api/readings`, readings)).status).toBe(200);
  };

  beforeAll(async () => {
    await store(seconds('car-7', 'speed', DAY, 1000));
    await store({ device: 'car-7', channel: 'temp', unit: '°C', value: 21.5, at: DAY });
    await store({ device: 'car-8', channel: 'temp', unit: '°C', value: 22, at: DAY });
    await store({ device: 'Hall 1, north', channel: 'temp', value: 23, at: DAY });
  });

  it('answers readings themselves where they are no more than the points asked for', async () => {
    const answer = await ask(running().url, `channels=car-7/speed&from=${DAY + 10 * SECOND}&to=${DAY + 13 * SECOND}`);
    const time = [10, 11, 12].map((second) => DAY + second * SECOND);
    expect(answer).toEqual({
      from: DAY + 10 * SECOND,
      to: DAY + 13 * SECOND,
      points: 1200,
      series: [
        {
          device: 'car-7',
          channel: 'speed',
          unit: '',
          source: 'raw',
          count: 3,
          points: { kind: 'raw', time, value: [10, 11, 12] },
          complete: true,
          missing: [],
          gaps: [],
        },
      ],
    });
  });

  it('answers buckets no finer than asked where they are more, of which the ends may be parts', async () => {
    const from = DAY + 15 * SECOND;
    const { points, count } = await series(`channels=car-7/speed&from=${from}&to=${DAY + 115 * SECOND}&points=10`);
    expect(count).toBe(100);
    expect(points).toEqual({
      kind: 'buckets',
      resolution: 20 * SECOND,
      time: [0, 20, 40, 60, 80, 100].map((second) => DAY + second * SECOND),
      count: [5, 20, 20, 20, 20, 15],
      min: [15, 20, 40, 60, 80, 100],
      max: [19, 39, 59, 79, 99, 114],
      mean: [17, 29.5, 49.5, 69.5, 89.5, 107],
      first: [15, 20, 40, 60, 80, 100],
      last: [19, 39, 59, 79, 99, 114],
    });
  });

  it('answers a percentile of each bucket too, where one is asked for', async () => {
    const from = DAY + 15 * SECOND;
    const range = `channels=car-7/speed&from=${from}&to=${DAY + 115 * SECOND}&points=10`;
    const { points } = await series(`${range}&percentile=90`);
    expect(points).toMatchObject({ resolution: 20 * SECOND, percentile: [18, 37, 57, 77, 97, 112] });
    for (const percentile of ['0', '100', '9.5', 'high']) {
      const { status, body } = await getJson<ErrorBody>(
        `${running().url}/api/series?${range}&percentile=${percentile}`,
      );
      expect(status).toBe(400);
      expect(body.error.message).toContain('percentile must be a whole number from 1 to 99');
    }
  });

  it('answers several channels and patterns at once, by device and channel', async () => {
    const at = `from=${DAY}&to=${DAY + SECOND}`;
    const names = async (channels: string) =>
      (await ask(running().url, `channels=${channels}&${at}`)).series.map(({ device, channel }) => [device, channel]);
    expect(await names('car-8/*,car-7/*,car-7/temp')).toEqual([
      ['car-7', 'speed'],
      ['car-7', 'temp'],
      ['car-8', 'temp'],
    ]);
    expect(await names(encodeURIComponent('Hall 1%2C north/*'))).toEqual([['Hall 1, north', 'temp']]);
    expect(await names('nobody/*')).toEqual([]);
    expect((await series(`channels=car-8/temp&${at}`)).unit).toBe('°C');
  });

  it('has the beginning of a range in it and the end not, and all of a day that is named', async () => {
    const count = async (range: string) => (await series(`channels=car-7/speed&${range}`)).count;
    expect(await count(`from=${DAY}&to=${DAY + SECOND}`)).toBe(1);
    expect(await count(`from=${DAY + 1}&to=${DAY + SECOND + 1}`)).toBe(1);
    expect(await count('from=2026-03-28&to=2026-03-29')).toBe(1000);
    expect(await count('from=1970-01-01&to=2200-01-01&points=5')).toBe(1000);
  });

  it('shows a reading as soon as it is acknowledged, and a late one too', async () => {
    const now = Date.now();
    await store(
      [0, 1, 2].map((second) => ({
        device: 'car-9',
        channel: 'speed',
        value: second,
        at: now - second * SECOND,
      })),
    );
    expect((await series(`channels=car-9/speed&from=${now - 3 * SECOND}&to=${now + 1}`)).count).toBe(3);
    await store({ device: 'car-9', channel: 'speed', value: 50, at: DAY });
    const { count, points } = await series(`channels=car-9/speed&from=2026-01-01&points=2`);
    expect(count).toBe(4);
    expect((points as BucketPoints).max).toContain(50);
  });

  it('says the same once readings are rolled up, and knows at once what comes late to them', async () => {
    await store(seconds('car-12', 'speed', DAY, 4000));
    const query = `channels=car-12/speed&from=${DAY + 90 * SECOND}&to=${DAY + 3700 * SECOND}&points=100`;
    const before = await series(query);
    expect(before.count).toBe(3610);
    const rolled = await eventually(
      () => series(query),
      ({ source }) => source === 'rollup',
    );
    expect(rolled).toEqual({ ...before, source: 'rollup' });
    await store({ device: 'car-12', channel: 'speed', value: 9999, at: DAY + 1800 * SECOND });
    const { count, points } = await series(query);
    expect(count).toBe(3611);
    expect(Math.max(...(points as BucketPoints).max)).toBe(9999);
  });

  it('shows by default the hour that ends now', async () => {
    await store({ device: 'car-10', channel: 'speed', value: 1 });
    const { from, to, series: found } = await ask(running().url, 'channels=car-10/speed&from=&to=&points=');
    expect(to - from).toBe(3600 * SECOND);
    expect(found[0]?.count).toBe(1);
  });

  it('says where a device was silent', async () => {
    const readings = seconds('car-11', 'speed', DAY, 60);
    await store([...readings.slice(0, 20), ...readings.slice(40)]);
    const at = (second: number) => DAY + second * SECOND;
    const { gaps, complete } = await series(`channels=car-11/speed&from=${at(-30)}&to=${at(90)}`);
    expect(complete).toBe(true);
    expect(gaps).toEqual([
      { from: at(19), to: at(40) },
      { from: at(59), to: at(90) },
    ]);
    expect((await series(`channels=car-11/speed&from=${at(30)}&to=${at(60)}`)).gaps).toEqual([
      { from: at(30), to: at(40) },
    ]);
    expect((await series(`channels=car-11/speed&from=${at(22)}&to=${at(38)}`)).gaps).toEqual([
      { from: at(22), to: at(38) },
    ]);
    expect((await series(`channels=car-11/speed&from=${at(2)}&to=${at(18)}`)).gaps).toEqual([]);
  });

  it.each([
    ['', 'channels'],
    ['channels=', 'channels'],
    ['channels=speed', 'channels'],
    ['channels=a/b&channels=c/d', 'channels'],
    ['channels=car-7/speed&points=0', 'points'],
    ['channels=car-7/speed&points=5001', 'points'],
    ['channels=car-7/speed&points=many', 'points'],
    ['channels=car-7/speed&from=soon', 'from'],
    ['channels=car-7/speed&to=2026-13-01', 'to'],
    ['channels=car-7/speed&from=2026-03-30&to=2026-03-29', 'from'],
    ['channels=car-7/speed&from=2200-01-01', 'from'],
  ])('answers 400 for "%s" and names the parameter', async (query, path) => {
    const { status, body } = await getJson<ErrorBody>(`${running().url}/api/series?${query}`);
    expect(status).toBe(400);
    expect(body.error).toMatchObject({ code: 'invalid_request', path });
  });

  it('refuses patterns that mean more channels than an answer holds', async () => {
    await store(
      Array.from({ length: 101 }, (_, index) => ({ device: 'many', channel: `c${index}`, value: 1, at: DAY })),
    );
    const { status, body } = await getJson<ErrorBody>(`${running().url}/api/series?channels=many/*`);
    expect(status).toBe(400);
    expect(body.error).toMatchObject({ code: 'invalid_request', path: 'channels' });
    expect(body.error.message).toContain('100');
  });
});

describe.each(databases)('series after a restart, on $name', ({ create }) => {
  it('are what they were', async () => {
    const database = await create();
    let server: ServerProcess | undefined;
    try {
      server = await ServerProcess.start({ DATABASE_URL: database.url });
      await postJson(`${server.url}/api/readings`, seconds('car-7', 'speed', DAY, 1000));
      const query = `channels=car-7/speed&from=${DAY}&to=${DAY + 1000 * SECOND}&points=100`;
      const before = await ask(server.url, query);
      await server.stop();
      server = await ServerProcess.start({ DATABASE_URL: database.url });
      expect(await ask(server.url, query)).toEqual(before);
      expect(before.series[0]?.count).toBe(1000);
    } finally {
      await server?.stop();
      await database.drop();
    }
  });
});

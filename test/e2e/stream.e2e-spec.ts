import type { Health, SpeedHistory, StreamHealth } from '@tachograph/contracts';
import { databases, type TestDatabase } from '../support/databases.ts';
import { eventually } from '../support/eventually.ts';
import { getJson } from '../support/http.ts';
import { LineSource } from '../support/line-source.ts';
import { ServerProcess } from '../support/server-process.ts';

const FIRST = Date.UTC(2026, 10, 20, 8);
const line = (speed: number) => `{"time":"${FIRST + speed * 1000}","speed":"${speed}"}\n`;
const lines = (from: number, to: number) => Array.from({ length: to - from }, (_, n) => line(from + n)).join('');
const upTo = (count: number) => Array.from({ length: count }, (_, n) => n);

async function storedOf(server: ServerProcess, source: LineSource): Promise<SpeedHistory['data']> {
  const query = `device_id=stream:${source.host}&limit=10000`;
  return (await getJson<SpeedHistory>(`${server.url}/history?${query}`)).body.data;
}

/** What the server says of a stream once so many readings of it are stored. */
async function stateWith(stored: number, server: ServerProcess, source: LineSource): Promise<StreamHealth> {
  return eventually(
    () => stateOf(server, source),
    (state) => state.stored === stored,
  );
}

async function stateOf(server: ServerProcess, source: LineSource): Promise<StreamHealth> {
  const { streams } = (await getJson<Health>(`${server.url}/health`)).body;
  const state = streams.find(({ device }) => device === `stream:${source.host}`);
  if (state === undefined) throw new Error('the server pulls no such stream');
  return state;
}

describe.each(databases)('a pulled stream, on $name', ({ create }) => {
  /** One for each test. */
  const sources: LineSource[] = [];
  let database: TestDatabase;
  let source: LineSource;
  let server: ServerProcess;

  beforeAll(async () => {
    database = await create();
    for (let test = 0; test < 5; test += 1) sources.push(await LineSource.start());
    const urls = sources.map(({ host }) => `http://driver:s%40cret@${host}/stream?key=secret`);
    server = await ServerProcess.start({ DATABASE_URL: database.url, STREAM_URLS: urls.join() });
  });

  beforeEach(() => {
    const next = sources.pop();
    if (next === undefined) throw new Error('there is a source for each test');
    source = next;
  });

  afterEach(async () => {
    await source.die();
  });

  afterAll(async () => {
    for (const left of sources) await left.die();
    await server.stop();
    await database.drop();
  });

  /** The speeds in the history once there are so many of them. */
  async function speeds(count: number): Promise<number[]> {
    const data = await eventually(
      () => storedOf(server, source),
      ({ length }) => length >= count,
    );
    return data.map(({ speed }) => speed);
  }

  it('stores each line as a reading of the far end, with its own time, wherever the chunks end', async () => {
    const bytes = Buffer.from(`{"road":"Straße 🚗",${line(0).slice(1)}${lines(1, 10)}`);
    for (let at = 0; at < 60; at++) await source.write(bytes.subarray(at, at + 1));
    await source.write(bytes.subarray(60));
    expect(await speeds(10)).toEqual(upTo(10));
    const [first] = await storedOf(server, source);
    expect(first).toMatchObject({ device_id: `stream:${source.host}`, timestamp: new Date(FIRST).toISOString() });
  });

  it('takes server-sent events, and the other names of the time', async () => {
    await source.write(`: hello\r\n\r\nevent: speed\r\nid: 1\r\ndata: ${line(0).trim()}\r\n\r\n`);
    await source.write(
      `{"unixtimestamp":"${(FIRST + 1000) / 1000}","speed":1}\n{"timestamp":${FIRST + 2000},"speed":2}\n`,
    );
    const data = await eventually(
      () => storedOf(server, source),
      ({ length }) => length === 3,
    );
    expect(data.map(({ timestamp }) => Date.parse(timestamp) - FIRST)).toEqual([0, 1000, 2000]);
    expect(await stateWith(3, server, source)).toMatchObject({ state: 'open', skipped: 0, lastError: null });
  });

  it('comes back when the far end has died, loses nothing that was sent, and doubles nothing', async () => {
    await source.write(lines(0, 100));
    await source.die();
    const refused = await eventually(
      () => stateOf(server, source),
      ({ state, lastError }) => state === 'waiting' && (lastError ?? '').includes('ECONNREFUSED'),
    );
    expect(refused.stored).toBe(100);
    await source.startAgain();
    await source.write(lines(100, 200));
    source.cut();
    await source.write(lines(200, 300));
    expect(await speeds(300)).toEqual(upTo(300));
    expect(await stateWith(300, server, source)).toMatchObject({ state: 'open', skipped: 0 });
  });

  it('counts what it can not read in /health, names no secret there or in its log, and goes on', async () => {
    await source.write(`nonsense\n${line(0)}{"speed":"fast"}\n{"speed":-1}\n${'x'.repeat(100_000)}\n`);
    await source.write(Buffer.concat([Buffer.from([0xc3, 0x28, 0x0a]), Buffer.from(line(1))]));
    expect(await speeds(2)).toEqual([0, 1]);
    expect(await stateWith(2, server, source)).toEqual({
      url: `http://${source.host}/stream?…`,
      device: `stream:${source.host}`,
      state: 'open',
      stored: 2,
      skipped: 5,
      lastLineAt: expect.stringMatching(/^2\d{3}-.*Z$/),
      lastError: null,
    });
    expect(source.headers.authorization).toBe(`Basic ${Buffer.from('driver:s@cret').toString('base64')}`);
    source.cut();
    await source.write(line(2));
    await speeds(3);
    expect(server.output).toContain(`a line of http://${source.host}/stream?… was skipped`);
    expect(server.output).not.toMatch(/cret|driver/);
  });

  it('takes a long backlog in its order', async () => {
    const count = 9_000;
    await source.write(Array.from({ length: count }, (_, n) => `{"time":${FIRST + n},"speed":${n % 1000}}\n`).join(''));
    expect(await speeds(count)).toEqual(upTo(count).map((n) => n % 1000));
  });
});

describe('the streams of a server', () => {
  it('are none unless they are named', async () => {
    const server = await ServerProcess.start();
    try {
      expect((await getJson<Health>(`${server.url}/health`)).body.streams).toEqual([]);
    } finally {
      await server.stop();
    }
  });

  it('are given up when they fall silent, and pulled anew', async () => {
    const source = await LineSource.start();
    const server = await ServerProcess.start({
      STREAM_URLS: `http://${source.host}/stream`,
      STREAM_SILENCE_MS: '200',
    });
    try {
      await source.write(line(0));
      const lost = await eventually(
        () => stateOf(server, source),
        ({ lastError }) => lastError !== null,
      );
      expect(lost).toMatchObject({ stored: 1, lastError: 'no byte came for 0.2 s' });
      await source.write(line(1));
      expect(await stateWith(2, server, source)).toMatchObject({ skipped: 0 });
    } finally {
      await server.stop();
      await source.die();
    }
  });

  it('do not hold up a stop, which stores what has come', async () => {
    const source = await LineSource.start();
    const server = await ServerProcess.start({ STREAM_URLS: `http://${source.host}/stream` });
    try {
      await source.write(line(0));
      await stateWith(1, server, source);
    } finally {
      expect(await server.stop()).toBe(0);
      await source.die();
    }
  });

  it.each([
    [
      'http://u:secret@one:3000/a,tcp://two',
      'STREAM_URLS=http://***@one:3000/a,tcp://two is not accepted: URLs such as',
    ],
    ['nonsense', 'STREAM_URLS=nonsense is not accepted: URLs such as http://host:3000/stream, comma-separated'],
  ])('stop the start when they are %p', async (urls, message) => {
    const failure: unknown = await ServerProcess.start({ STREAM_URLS: urls }).catch((error: unknown) => error);
    expect(String(failure)).toContain(message);
    expect(String(failure)).not.toContain('secret');
  });
});

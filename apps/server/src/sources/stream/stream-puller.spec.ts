import { jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { ReconnectPolicy } from '@tachograph/contracts';
import { Clock } from '../../platform/clock.js';
import { readSettings } from '../../platform/config/index.js';
import type { Submission } from '../../readings/index.js';
import type { openHttpStream } from './http-stream.js';
import { StreamPuller } from './stream-puller.js';

const START = Date.UTC(2026, 10, 21, 8);
const HOUR_MS = 3_600_000;

class FakeTimersClock extends Clock {
  override now(): number {
    return Date.now();
  }
}

/** A puller of a far end that plays `scenes`, one an attempt, and then is not there. */
function setUp(scenes: (readonly string[])[] = [], { random = 1, url = 'http://car:3000/stream' } = {}) {
  const attempts: number[] = [];
  const stored: Submission[] = [];
  // eslint-disable-next-line @typescript-eslint/require-await -- what is yielded is there already
  const open: typeof openHttpStream = async function* (_url, { opened }) {
    attempts.push(Date.now() - START);
    const scene = scenes.shift();
    if (scene === undefined) throw Object.assign(new AggregateError([]), { code: 'ECONNREFUSED' });
    opened();
    for (const chunk of scene) yield Buffer.from(chunk);
  };
  const intake = {
    store: (submissions: readonly Submission[], events: { stored(count: number): void }) => {
      stored.push(...submissions);
      events.stored(submissions.length);
      return Promise.resolve(0);
    },
  };
  const policy = new ReconnectPolicy(() => random);
  const parts = { intake, settings: readSettings({}), clock: new FakeTimersClock(), open, policy };
  const puller = new StreamPuller(url, parts);
  const gaps = () => attempts.slice(1).map((at, index) => at - (attempts[index] ?? 0));
  return { puller, intake, stored, gaps, speeds: () => stored.map(({ values }) => values[0]?.value) };
}

describe('the pulling of a stream', () => {
  let warnings: jest.SpiedFunction<Logger['warn']>;
  let puller: StreamPuller | undefined;

  beforeEach(() => {
    jest.useFakeTimers({ now: START });
    warnings = jest.spyOn(Logger.prototype, 'warn').mockImplementation(() => undefined);
  });

  afterEach(async () => {
    await puller?.stop();
    jest.useRealTimers();
    warnings.mockRestore();
  });

  async function pull(running: StreamPuller, ms: number): Promise<void> {
    puller = running;
    running.start();
    await jest.advanceTimersByTimeAsync(ms);
  }

  it('hands on what the lines say, for a device named after the far end', async () => {
    const { puller, stored } = setUp([['{"time":"17952', '19200000","speed":"72"}\n{"speed":1}\n', '{"speed":2}']]);
    await pull(puller, 500);
    expect(stored.map(({ device, timestamp, values }) => [device, timestamp, values[0]?.value])).toEqual([
      ['stream:car:3000', '1795219200000', 72],
      ['stream:car:3000', undefined, 1],
      ['stream:car:3000', undefined, 2],
    ]);
    expect(stored[0]?.values).toEqual([{ channel: 'speed', unit: 'km/h', value: 72 }]);
    expect(new Set(stored.map(({ messageId }) => messageId)).size).toBe(3);
    expect(puller.report()).toEqual({
      url: 'http://car:3000/stream',
      device: 'stream:car:3000',
      state: 'waiting',
      stored: 3,
      skipped: 0,
      lastLineAt: new Date(START).toISOString(),
      lastError: 'the stream ended',
    });
  });

  it('tries an hour long, after 1 s, doubling to 30 s, and tells of it once', async () => {
    const { puller, gaps } = setUp();
    await pull(puller, HOUR_MS);
    expect(gaps().slice(0, 7)).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
    expect(gaps().length).toBeGreaterThan(115);
    expect(warnings).toHaveBeenCalledTimes(1);
    expect(warnings.mock.calls[0]?.[0]).toContain('http://car:3000/stream is lost: ECONNREFUSED');
    expect(puller.report()).toMatchObject({ state: 'waiting', lastLineAt: null, lastError: 'ECONNREFUSED' });
  });

  it('takes off up to a half of each wait, so that not all come back at once', async () => {
    const { puller, gaps } = setUp([], { random: 0 });
    await pull(puller, 120_000);
    expect(gaps().slice(0, 6)).toEqual([500, 1_000, 2_000, 4_000, 8_000, 15_000]);
  });

  it('starts over at one second after a good line, and only then', async () => {
    const { puller, gaps } = setUp([[], ['garbage\n'], [': hello\n'], ['{"speed":1}\n'], []]);
    await pull(puller, 20_000);
    expect(gaps().slice(0, 5)).toEqual([1_000, 2_000, 4_000, 1_000, 2_000]);
  });

  it('counts each line that can not be read, logs at most once a minute with the count since, and goes on', async () => {
    const scenes: (readonly string[])[] = [
      [
        'garbage 1\n',
        `${'x'.repeat(70_000)}\n`,
        Buffer.from([0xff, 0x0a]).toString('latin1'),
        '{"speed":5}\n{"speed":-1}\n',
      ],
    ];
    const { puller, speeds } = setUp(scenes);
    await pull(puller, 500);
    expect(puller.report()).toMatchObject({ skipped: 4, stored: 1 });
    const logged = () => warnings.mock.calls.map(([text]) => String(text)).filter((text) => text.includes('skipped'));
    expect(logged()).toHaveLength(1);
    expect(logged()[0]).toContain('it was "garbage 1"');
    await jest.advanceTimersByTimeAsync(60_000);
    scenes.push(['garbage 2\n', '{"spe']);
    await jest.advanceTimersByTimeAsync(30_000);
    expect(puller.report()).toMatchObject({ skipped: 6, stored: 1 });
    expect(speeds()).toEqual([5]);
    expect(logged()).toHaveLength(2);
    expect(logged()[1]).toContain('it was "garbage 2" (4 times since the last report)');
  });

  it('names neither user, password nor query to anyone', async () => {
    const { puller } = setUp([], { url: 'https://driver:secret@car/stream?key=secret' });
    await pull(puller, 1_000);
    expect(puller.report()).toMatchObject({ url: 'https://car/stream?…', device: 'stream:car:443' });
    expect(JSON.stringify(warnings.mock.calls)).not.toMatch(/secret|driver/);
  });

  it('names the default port too', () => {
    expect(setUp([], { url: 'http://car/stream' }).puller.report().device).toBe('stream:car:80');
    expect(setUp([], { url: 'http://[::1]:3000/' }).puller.report().device).toBe('stream:[::1]:3000');
  });

  it('says at a stop how many readings could not be stored, and does not ask for more of them', async () => {
    const errors = jest.spyOn(Logger.prototype, 'error').mockImplementation(() => undefined);
    const { puller, intake } = setUp([['{"speed":1}\n{"speed":2}\n', '{"speed":3}\n', '{"speed":4}']]);
    const store = jest.spyOn(intake, 'store').mockImplementation(() => Promise.resolve(2));
    await pull(puller, 0);
    await puller.stop();
    expect(store).toHaveBeenCalledTimes(1);
    expect(errors.mock.calls).toEqual([[expect.stringContaining('4 readings of http://car:3000/stream')]]);
    errors.mockRestore();
  });

  it('ends at once while it waits, and leaves no timer behind', async () => {
    const { puller } = setUp();
    await pull(puller, 10_000);
    await puller.stop();
    expect(jest.getTimerCount()).toBe(0);
  });
});

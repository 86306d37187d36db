import { once } from 'node:events';
import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';
import { Esp32Sensor } from './esp32-sensor.ts';
import { readOptions } from './options.ts';
import { Outage } from './outage.ts';
import { Tally } from './tally.ts';

describe('a simulated sensor', () => {
  let http: HttpServer;
  let io: Server;
  let stop: AbortController;

  beforeEach(async () => {
    stop = new AbortController();
    http = createServer();
    io = new Server(http);
    http.listen(0, '127.0.0.1');
    await once(http, 'listening');
  });

  afterEach(async () => {
    stop.abort();
    await io.close();
  });

  function sensor(more: string[]) {
    const said: string[] = [];
    const say = (text: string) => void said.push(text);
    const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
    const options = readOptions(['esp32', '--url', url, ...more]);
    if (options === undefined) throw new Error('the options ask for help');
    const tally = new Tally('esp32', true);
    const outage = new Outage(url, say);
    const stage = { options, tally, outage, say, signal: stop.signal, startAt: Date.UTC(2026, 10, 21) };
    return { tally, measure: () => new Esp32Sensor(stage, 0).measure() };
  }

  /** Answers as the server does, and notes what came. */
  function answerAll(): { types: unknown[]; messages: unknown[] } {
    const heard: { types: unknown[]; messages: unknown[] } = { types: [], messages: [] };
    io.on('connection', (socket) => {
      heard.types.push(socket.handshake.query.type);
      socket.on('esp32_sensor_data', (message: unknown) => {
        heard.messages.push(message);
        if (typeof message === 'string') socket.emit('error', { code: 'invalid_json', message: '' });
        else socket.emit('data_received', { status: 'success' });
      });
    });
    return heard;
  }

  it('says what it is, sends what it measures, and counts what was stored', async () => {
    const heard = answerAll();
    const { tally, measure } = sensor(['--rate', '50', '--duration', '0.2']);
    await measure();
    expect(heard.types).toEqual(['esp32']);
    expect(heard.messages).toHaveLength(10);
    expect(heard.messages[0]).toEqual({
      hr: expect.any(Number),
      temp: expect.any(Number),
      eda: expect.any(Number),
      timestamp: '2026-11-21T00:00:00.000Z',
      device_id: 'simulated-sensor-1',
    });
    expect(tally.toString()).toBe('esp32: 10 sent, 10 stored, 0 refused');
  });

  it('counts what was refused', async () => {
    answerAll();
    const { tally, measure } = sensor(['--rate', '50', '--duration', '0.2', '--garbage', '1']);
    await measure();
    expect(tally.toString()).toBe('esp32: 20 sent, 10 stored, 10 refused (faults: 10 garbage)');
  });
});

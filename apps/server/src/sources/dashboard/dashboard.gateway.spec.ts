import { hostname } from 'node:os';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { type DashboardEvent, DEMO_LABELS, type Reading } from '@tachograph/contracts';
import { Connection } from '../../connections/index.js';
import { fakeTransport } from '../../connections/testing/fake-transport.js';
import { Demand } from '../../demand/index.js';
import { OneListenerBus } from '../../fanout/testing/one-listener-bus.js';
import { SystemClock } from '../../platform/clock.js';
import { readSettings } from '../../platform/config/index.js';
import { historyOf } from '../../readings/testing/empty-history.js';
import { DashboardArchive } from './dashboard-archive.js';
import { DashboardAudience } from './dashboard-audience.js';
import { DashboardGateway } from './dashboard.gateway.js';
import { HostMetrics } from './host-metrics.js';
import { demoReading } from './testing/demo-reading.js';
import { hostReadings } from './testing/host-readings.js';

const NOW = Date.UTC(2026, 10, 21);

/** A client: what it gets, and what it sends. */
function client(id: string) {
  const frames: string[] = [];
  let hear: (text: string | undefined, bytes: number) => void = () => undefined;
  const transport = fakeTransport({ send: (text) => frames.push(text), onMessage: (receive) => (hear = receive) });
  const connection = new Connection({ id, channel: 'dashboard', address: '::1', connectedAt: NOW }, transport, 1_000);
  return {
    connection,
    /** What came since the last call. */
    events: () => frames.splice(0).map((frame) => JSON.parse(frame) as DashboardEvent),
    say: (message: unknown) => hear(JSON.stringify(message), 1),
    sayText: (text: string | undefined, bytes = 1) => hear(text, bytes),
  };
}

function setUp() {
  const bus = new OneListenerBus();
  const demand = new Demand();
  const asked: PromiseWithResolvers<Reading[]>[] = [];
  const last = () => {
    const question = Promise.withResolvers<Reading[]>();
    asked.push(question);
    return question.promise;
  };
  const metrics = new HostMetrics(demand, new SystemClock());
  const archive = new DashboardArchive(historyOf(last));
  const gateway = new DashboardGateway(bus, new DashboardAudience(demand), metrics, archive, readSettings({}));
  gateway.onApplicationBootstrap();
  const wanted: string[] = [];
  demand.serve({ channels: ['cpu'] }, (now) => wanted.push(`metrics ${now ? 'on' : 'off'}`));
  demand.serve({ channels: DEMO_LABELS }, (now) => wanted.push(`data ${now ? 'on' : 'off'}`));
  const connect = (id: string) => {
    const joined = client(id);
    gateway.handleConnection(joined.connection);
    return joined;
  };
  return { bus, gateway, asked, wanted, connect };
}

/** Lets answers that are ready be given. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await nextTurn();
}

beforeEach(() => jest.useFakeTimers({ now: NOW }));
afterEach(() => jest.useRealTimers());

describe('the dashboard channel', () => {
  it('greets each client first of all, and tells everyone how many there are at each arrival and departure', () => {
    const { gateway, connect } = setUp();
    const first = connect('one');
    const second = connect('two');
    expect(second.events()).toEqual([
      { type: 'connection', message: 'Connected to dashboard server', client_count: 2 },
      { type: 'client_count', count: 2 },
    ]);
    gateway.handleDisconnect(second.connection);
    expect(first.events()).toEqual([
      { type: 'connection', message: 'Connected to dashboard server', client_count: 1 },
      { type: 'client_count', count: 1 },
      { type: 'client_count', count: 2 },
      { type: 'client_count', count: 1 },
    ]);
    expect(second.events()).toEqual([]);
  });

  it('brings what is stored of this machine and of the demo source, each encoded once for all', () => {
    const { bus, connect } = setUp();
    const clients = [connect('one'), connect('two')];
    for (const joined of clients) joined.events();
    const stringify = jest.spyOn(JSON, 'stringify');
    bus.publish([...hostReadings(1, NOW), demoReading(5, 'Users', NOW), demoReading(6, 'Other', NOW)]);
    bus.publish(hostReadings(7, NOW, `host:not-${hostname()}`));
    expect(stringify).toHaveBeenCalledTimes(2);
    stringify.mockRestore();
    const timestamp = '2026-11-21T00:00:00.000Z';
    for (const { events } of clients) {
      expect(events()).toEqual([
        { type: 'metrics', cpu: 1, memory: 2, network_sent: 3, network_recv: 4, timestamp },
        { type: 'data', value: 50, label: 'Users', timestamp },
      ]);
    }
  });

  it('stops and starts a stream for one client alone', async () => {
    const { bus, connect } = setUp();
    const [one, two] = [connect('one'), connect('two')];
    one.say({ type: 'stop', stream: 'metrics' });
    two.say({ type: 'stop', stream: 'data' });
    await settle();
    for (const joined of [one, two]) expect(joined.events().at(-1)).toMatchObject({ type: 'stream', running: false });
    bus.publish([...hostReadings(1, NOW), demoReading(5, 'Users', NOW)]);
    expect(one.events()).toMatchObject([{ type: 'data' }]);
    expect(two.events()).toMatchObject([{ type: 'metrics' }]);
    one.say({ type: 'start', stream: 'metrics' });
    await settle();
    expect(one.events()).toEqual([{ type: 'stream', stream: 'metrics', running: true }]);
    bus.publish(hostReadings(9, NOW));
    expect(one.events()).toMatchObject([{ type: 'metrics' }]);
  });

  it('lets be measured what runs for anyone', async () => {
    const { gateway, wanted, connect } = setUp();
    const [one, two] = [connect('one'), connect('two')];
    one.say({ type: 'stop', stream: 'metrics' });
    one.say({ type: 'stop', stream: 'metrics' });
    await settle();
    expect(wanted).toEqual(['metrics on', 'data on']);
    two.say({ type: 'stop', stream: 'metrics' });
    await settle();
    expect(wanted.splice(0)).toEqual(['metrics on', 'data on', 'metrics off']);
    one.say({ type: 'start', stream: 'metrics' });
    await settle();
    gateway.handleDisconnect(one.connection);
    gateway.handleDisconnect(two.connection);
    expect(wanted).toEqual(['metrics on', 'metrics off', 'data off']);
  });

  it('replies in the order of the requests, though some are ready before others', async () => {
    const { bus, asked, connect } = setUp();
    const { events, say, sayText } = connect('one');
    events();
    for (const type of ['request_metrics', 'request_history', 'ping']) say({ type });
    sayText(undefined);
    await settle();
    expect(events()).toEqual([]);
    bus.publish(hostReadings(1, NOW));
    await settle();
    expect(events()).toMatchObject([{ type: 'metrics' }, { type: 'metrics' }]);
    for (const { resolve } of asked) resolve([]);
    await settle();
    expect(events()).toEqual([
      { type: 'history', count: 0, data: [] },
      { type: 'pong' },
      { type: 'error', code: 'invalid_json', message: expect.stringContaining('{"type": "ping"}') },
    ]);
  });

  it('gives metrics to a client that has stopped them and asks for them', async () => {
    const { bus, connect } = setUp();
    const { events, say } = connect('one');
    say({ type: 'stop', stream: 'metrics' });
    say({ type: 'request_metrics' });
    await settle();
    events();
    bus.publish(hostReadings(1, NOW));
    await settle();
    expect(events()).toMatchObject([{ type: 'metrics', cpu: 1 }]);
  });

  it('says what is wrong with a message, and goes on', async () => {
    const logged = jest.spyOn(Logger.prototype, 'error').mockReturnValue();
    const { events, say, sayText } = setUp().connect('one');
    events();
    say({ type: 'start' });
    say({ type: 'reboot' });
    sayText('{"type":"ping"}', 65_537);
    await settle();
    expect(events()).toMatchObject([
      { type: 'error', code: 'invalid_request', message: 'stream must be one of: metrics, data' },
      { type: 'error', code: 'unknown_message' },
      { type: 'error', code: 'too_large' },
    ]);
    say({ type: 'ping' });
    await settle();
    expect(events()).toEqual([{ type: 'pong' }]);
    expect(logged).not.toHaveBeenCalled();
    logged.mockRestore();
  });

  it('tells of an unforeseen failure only that it happened; the log has the rest', async () => {
    const logged = jest.spyOn(Logger.prototype, 'error').mockReturnValue();
    const { asked, connect } = setUp();
    const { events, say } = connect('one');
    events();
    say({ type: 'request_history' });
    await settle();
    for (const { reject } of asked) reject(new Error('the secret of the house'));
    await settle();
    expect(events()).toEqual([
      { type: 'error', code: 'internal_error', message: 'the server failed; its log says why' },
    ]);
    expect(logged).toHaveBeenCalledWith(new Error('the secret of the house'));
    logged.mockRestore();
  });

  it('does nothing more for a client that has gone, though it had asked', async () => {
    const { gateway, asked, wanted, connect } = setUp();
    const { connection, events, say } = connect('one');
    for (const type of ['request_history', 'request_history']) say({ type });
    say({ type: 'start', stream: 'metrics' });
    await settle();
    events();
    gateway.handleDisconnect(connection);
    for (const { resolve } of asked) resolve([]);
    await settle();
    expect(asked).toHaveLength(DEMO_LABELS.length);
    expect(wanted.slice(-2)).toEqual(['metrics off', 'data off']);
  });

  it('hears of nothing once the server stops', () => {
    const { bus, gateway, connect } = setUp();
    const { events } = connect('one');
    events();
    gateway.onModuleDestroy();
    bus.publish(hostReadings(1, NOW));
    expect(events()).toEqual([]);
  });
});

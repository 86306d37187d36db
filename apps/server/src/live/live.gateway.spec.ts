import { jest } from '@jest/globals';
import { LIVE_STATS_INTERVAL_MS, type LiveEvent, type Reading, type StorageHealth } from '@tachograph/contracts';
import { Connection, ConnectionRegistry } from '../connections/index.js';
import { fakeTransport } from '../connections/testing/fake-transport.js';
import { Demand } from '../demand/index.js';
import { OneListenerBus } from '../fanout/testing/one-listener-bus.js';
import { Clock } from '../platform/clock.js';
import { readSettings } from '../platform/config/index.js';
import type { ReadingIngest } from '../readings/index.js';
import { EmptyHistory } from '../readings/testing/empty-history.js';
import { LiveHub } from './hub/live-hub.js';
import { LiveGateway } from './live.gateway.js';

const NOW = Date.UTC(2026, 10, 21);
const EPOCH = { name: '1-0', startedAt: NOW, firstId: 1 };
const START = { epoch: '1-0', seq: 0, time: NOW };
const STORAGE: StorageHealth = { state: 'database', waiting: 0, waitingSince: null, journal: null };

class HandClock extends Clock {
  time = NOW;

  override now(): number {
    return this.time;
  }
}

/** A viewer: the events that it gets, and what it sends. */
function viewer(id: string) {
  const events: LiveEvent[] = [];
  let hear: (text: string | undefined, bytes: number) => void = () => undefined;
  const connection = new Connection(
    { id, channel: 'live', address: '127.0.0.1', connectedAt: NOW },
    fakeTransport({
      send: (text) => events.push(JSON.parse(text) as LiveEvent),
      onMessage: (receive) => (hear = receive),
    }),
    1000,
  );
  return {
    connection,
    events,
    ofType: (type: LiveEvent['type']) => events.filter((event) => event.type === type),
    say: (message: unknown) => hear(JSON.stringify(message), 1),
    sayText: (text: string | undefined) => hear(text, 1),
  };
}

function setUp(environment: Record<string, string> = {}) {
  const bus = new OneListenerBus();
  const clock = new HandClock();
  const figures = { stored: 0, refused: 0, queued: 0 };
  const registry = new ConnectionRegistry();
  const demand = new Demand();
  const settings = readSettings(environment);
  const ingest = { figures, epoch: EPOCH, storage: STORAGE } as ReadingIngest;
  const hub = new LiveHub(bus, ingest, new EmptyHistory(), demand, settings);
  const gateway = new LiveGateway(hub, ingest, registry, clock, settings);
  hub.onModuleInit();
  gateway.onApplicationBootstrap();
  const connect = (id: string, ...channels: string[]) => {
    const joined = viewer(id);
    gateway.handleConnection(joined.connection);
    if (channels.length > 0) joined.say({ type: 'subscribe', id: 'all', channels, mode: 'every' });
    return joined;
  };
  return { bus, clock, figures, registry, demand, hub, gateway, connect };
}

const reading = (id: number, channel = 'speed'): Reading => ({
  id,
  device: 'car-7',
  channel,
  unit: '',
  value: id / 2,
  takenAt: NOW + id,
  receivedAt: NOW + id,
  clock: 'device',
});

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

describe('the live channel', () => {
  it('greets each viewer with its id, the time and the place where it begins', () => {
    const { bus, connect } = setUp();
    expect(connect('v1').events).toEqual([{ type: 'hello', connectionId: 'v1', serverTime: NOW, position: START }]);
    bus.publish([reading(7)]);
    expect(connect('v2').events).toMatchObject([{ position: { epoch: '1-0', seq: 7, time: NOW + 7 } }]);
  });

  it('answers a subscription with the stream that brings it', () => {
    const { connect } = setUp();
    const joined = connect('v1', 'car-7/speed');
    const answer = { type: 'subscribed', id: 'all', stream: 1, mode: 'every', position: START, recovered: null };
    expect(joined.events.at(-1)).toEqual(answer);
  });

  it('answers a ping', () => {
    const asking = setUp().connect('v1');
    asking.say({ type: 'ping' });
    expect(asking.events.at(-1)).toEqual({ type: 'pong', serverTime: NOW });
  });

  it('brings nothing of a subscription that was ended', () => {
    const { bus, connect } = setUp();
    const watching = connect('v1', 'car-7/speed');
    watching.say({ type: 'unsubscribe', id: 'all' });
    expect(watching.events.at(-1)).toEqual({ type: 'unsubscribed', id: 'all' });
    bus.publish([reading(1)]);
    expect(watching.ofType('readings')).toEqual([]);
  });

  it('answers what it cannot read with an error that names the subscription, and keeps the others', () => {
    const { bus, connect } = setUp();
    const watching = connect('v1', 'car-7/speed');
    watching.sayText(undefined);
    watching.say({ type: 'subscribe', id: 'gauge', channels: 'hr', mode: 'latest' });
    expect(watching.ofType('error')).toMatchObject([
      { error: { code: 'invalid_json' } },
      { id: 'gauge', error: { code: 'invalid_request', path: 'channels' } },
    ]);
    bus.publish([reading(1)]);
    expect(watching.ofType('readings')).toHaveLength(1);
  });

  it('refuses more subscriptions than a viewer may have, but replaces one', () => {
    const { connect } = setUp({ LIVE_SUBSCRIPTIONS: '1' });
    const watching = connect('v1', 'car-7/speed');
    watching.say({ type: 'subscribe', id: 'more', channels: ['*/rpm'], mode: 'every' });
    expect(watching.events.at(-1)).toMatchObject({ type: 'error', id: 'more', error: { path: 'id' } });
    watching.say({ type: 'subscribe', id: 'all', channels: ['*/rpm'], mode: 'every' });
    expect(watching.events.at(-1)).toMatchObject({ type: 'subscribed', id: 'all' });
  });

  it('gives nothing to a viewer that has gone', () => {
    const { bus, gateway, connect } = setUp();
    const [gone, staying] = [connect('v1', '*/speed'), connect('v2', '*/speed')];
    gateway.handleDisconnect(gone.connection);
    bus.publish([reading(1)]);
    jest.advanceTimersByTime(LIVE_STATS_INTERVAL_MS);
    expect(gone.events.map(({ type }) => type)).toEqual(['hello', 'subscribed']);
    expect(staying.events.map(({ type }) => type)).toEqual(['hello', 'subscribed', 'readings', 'stats']);
  });

  it('tells every viewer each second what is stored since the start and how much in that second, and who is connected', () => {
    const { bus, clock, figures, registry, connect } = setUp();
    const watching = connect('v1');
    registry.add(watching.connection);
    bus.publish([reading(4)]);
    const seconds = [120, 120, 620].map((stored, index) => {
      figures.stored = stored;
      clock.time = NOW + (index + 1) * LIVE_STATS_INTERVAL_MS;
      jest.advanceTimersByTime(LIVE_STATS_INTERVAL_MS);
      return watching.events.at(-1);
    });
    const position = { epoch: '1-0', seq: 4, time: NOW + 4 };
    const stats = { type: 'stats', since: NOW, clients: { live: 1 }, storage: STORAGE, position };
    expect(seconds).toEqual([
      { ...stats, stored: 120, perSecond: 120, serverTime: NOW + 1000 },
      { ...stats, stored: 120, perSecond: 0, serverTime: NOW + 2000 },
      { ...stats, stored: 620, perSecond: 500, serverTime: NOW + 3000 },
    ]);
  });

  it('lets be measured what its viewers look at, as long as they do', () => {
    const { gateway, demand, connect } = setUp();
    const wanted: boolean[] = [];
    demand.serve({ device: 'host:a', channels: ['cpu'] }, (now) => wanted.push(now));
    const watching = connect('v1', 'host:*/cpu');
    watching.say({ type: 'subscribe', id: 'all', channels: ['*/cpu', '*/memory'], mode: 'latest' });
    const leaving = connect('v2', '*/*');
    watching.say({ type: 'unsubscribe', id: 'all' });
    expect(wanted).toEqual([true]);
    gateway.handleDisconnect(leaving.connection);
    expect(wanted).toEqual([true, false]);
  });

  it('ends its timers and its subscription when the server stops', () => {
    const { bus, hub, gateway, connect } = setUp();
    const watching = connect('v1', 'car-7/speed');
    watching.say({ type: 'subscribe', id: 'gauge', channels: ['*/*'], mode: 'latest' });
    bus.publish([reading(1)]);
    bus.publish([reading(2)]);
    const before = watching.ofType('readings').length;
    gateway.onModuleDestroy();
    hub.onModuleDestroy();
    bus.publish([reading(3)]);
    expect(jest.getTimerCount()).toBe(0);
    expect(watching.ofType('readings')).toHaveLength(before);
  });
});

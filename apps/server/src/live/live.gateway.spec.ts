import { jest } from '@jest/globals';
import { LIVE_STATS_INTERVAL_MS, type OldLiveEvent, type Reading } from '@tachograph/contracts';
import { Connection, ConnectionRegistry } from '../connections/index.js';
import { Demand } from '../demand/index.js';
import { OneListenerBus } from '../fanout/testing/one-listener-bus.js';
import { Clock } from '../platform/clock.js';
import { readSettings } from '../platform/config/index.js';
import type { ReadingIngest } from '../readings/index.js';
import { LiveGateway } from './live.gateway.js';
import { fakeTransport } from '../connections/testing/fake-transport.js';

const NOW = Date.UTC(2026, 10, 21);

class HandClock extends Clock {
  time = NOW;

  override now(): number {
    return this.time;
  }
}

/** A viewer: the frames that it gets, and what it sends. */
function viewer(id: string) {
  const frames: string[] = [];
  let hear: (text: string | undefined, bytes: number) => void = () => undefined;
  const connection = new Connection(
    { id, channel: 'live', address: '127.0.0.1', connectedAt: NOW },
    fakeTransport({
      send: (text) => frames.push(text),
      onMessage: (receive) => (hear = receive),
    }),
    1000,
  );
  return {
    connection,
    frames,
    events: () => frames.map((frame) => JSON.parse(frame) as OldLiveEvent),
    ofType: (type: OldLiveEvent['type']) => frames.filter((frame) => (JSON.parse(frame) as OldLiveEvent).type === type),
    say: (message: unknown) => hear(JSON.stringify(message), 1),
    sayText: (text: string | undefined) => hear(text, 1),
  };
}

function setUp() {
  const bus = new OneListenerBus();
  const clock = new HandClock();
  const figures = { stored: 0, refused: 0, queued: 0 };
  const registry = new ConnectionRegistry();
  const demand = new Demand();
  const ingest = { figures } as ReadingIngest;
  const gateway = new LiveGateway(bus, ingest, registry, demand, clock, readSettings({}));
  gateway.onApplicationBootstrap();
  const connect = (id: string, ...channels: string[]) => {
    const joined = viewer(id);
    gateway.handleConnection(joined.connection);
    if (channels.length > 0) joined.say({ type: 'subscribe', channels });
    return joined;
  };
  return { bus, clock, figures, registry, demand, gateway, connect };
}

const reading = (id: number, channel: string): Reading => ({
  id,
  device: 'car-7',
  channel,
  unit: '',
  value: id / 2,
  takenAt: NOW,
  receivedAt: NOW,
  clock: 'device',
});

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

describe('the live channel', () => {
  it('greets each viewer with its id and the time', () => {
    expect(setUp().connect('v1').events()).toEqual([{ type: 'hello', connectionId: 'v1', serverTime: NOW }]);
  });

  it('answers a subscription with the channels, each once', () => {
    const joined = setUp().connect('v1', 'speed', 'hr', 'speed');
    expect(joined.events().at(-1)).toEqual({ type: 'subscribed', channels: ['speed', 'hr'] });
  });

  it('gives a viewer the readings of its channels alone, in the order of their commit', () => {
    const { bus, connect } = setUp();
    const watching = connect('v1', 'speed', 'hr');
    bus.publish([reading(3, 'speed'), reading(1, 'rpm'), reading(2, 'hr')]);
    expect(watching.events().at(-1)).toEqual({ type: 'readings', readings: [reading(3, 'speed'), reading(2, 'hr')] });
  });

  it('gives nothing to a viewer that asked for nothing, or whose channels have none', () => {
    const { bus, connect } = setUp();
    const others = [connect('v1'), connect('v2', 'hr'), connect('v3', 'Speed')];
    bus.publish([reading(1, 'speed')]);
    for (const other of others) expect(other.ofType('readings')).toEqual([]);
  });

  it('encodes a frame once for all viewers of the same channels, in whatever order they named them', () => {
    const { bus, connect } = setUp();
    const stringify = jest.spyOn(JSON, 'stringify');
    const watching = [connect('v1', 'speed', 'hr'), connect('v2', 'hr', 'speed'), connect('v3', 'speed', 'hr', 'hr')];
    stringify.mockClear();
    bus.publish([reading(1, 'speed'), reading(2, 'hr')]);
    expect(stringify).toHaveBeenCalledTimes(1);
    stringify.mockRestore();
    const frames = watching.map(({ frames: all }) => all.at(-1));
    expect(new Set(frames).size).toBe(1);
    expect(frames[0]).toContain('"type":"readings"');
  });

  it('replaces what was asked before', () => {
    const { bus, connect } = setUp();
    const watching = connect('v1', 'speed');
    watching.say({ type: 'subscribe', channels: ['hr'] });
    bus.publish([reading(1, 'speed'), reading(2, 'hr')]);
    expect(watching.events().at(-1)).toEqual({ type: 'readings', readings: [reading(2, 'hr')] });
    watching.say({ type: 'subscribe', channels: [] });
    bus.publish([reading(3, 'hr')]);
    expect(watching.ofType('readings')).toHaveLength(1);
  });

  it('answers what it cannot read with an error, and keeps the subscription', () => {
    const { bus, connect } = setUp();
    const watching = connect('v1', 'speed');
    watching.sayText(undefined);
    watching.say({ type: 'subscribe', channels: 'hr' });
    const errors = watching.ofType('error').map((frame) => JSON.parse(frame) as OldLiveEvent);
    expect(errors).toMatchObject([
      { error: { code: 'invalid_json' } },
      { error: { code: 'invalid_request', path: 'channels' } },
    ]);
    bus.publish([reading(1, 'speed')]);
    expect(watching.ofType('readings')).toHaveLength(1);
  });

  it('gives nothing to a viewer that has gone', () => {
    const { bus, gateway, connect } = setUp();
    const [gone, staying] = [connect('v1', 'speed'), connect('v2', 'speed')];
    gateway.handleDisconnect(gone.connection);
    bus.publish([reading(1, 'speed')]);
    jest.advanceTimersByTime(LIVE_STATS_INTERVAL_MS);
    expect(gone.events().map(({ type }) => type)).toEqual(['hello', 'subscribed']);
    expect(staying.events().map(({ type }) => type)).toEqual(['hello', 'subscribed', 'readings', 'stats']);
  });

  it('tells every viewer each second what is stored since the start and how much in that second, and who is connected', () => {
    const { clock, figures, registry, connect } = setUp();
    const watching = connect('v1');
    registry.add(watching.connection);
    const seconds = [120, 120, 620].map((stored, index) => {
      figures.stored = stored;
      clock.time = NOW + (index + 1) * LIVE_STATS_INTERVAL_MS;
      jest.advanceTimersByTime(LIVE_STATS_INTERVAL_MS);
      return watching.events().at(-1);
    });
    const stats = { type: 'stats', since: NOW, clients: { live: 1 } };
    expect(seconds).toEqual([
      { ...stats, stored: 120, perSecond: 120, serverTime: NOW + 1000 },
      { ...stats, stored: 120, perSecond: 0, serverTime: NOW + 2000 },
      { ...stats, stored: 620, perSecond: 500, serverTime: NOW + 3000 },
    ]);
  });

  it('lets be measured what its viewers look at, as long as they do', () => {
    const { gateway, demand, connect } = setUp();
    const wanted: boolean[] = [];
    demand.serve(['cpu'], (now) => wanted.push(now));
    const watching = connect('v1', 'cpu');
    watching.say({ type: 'subscribe', channels: ['cpu', 'memory'] });
    const leaving = connect('v2', 'cpu');
    watching.say({ type: 'subscribe', channels: [] });
    expect(wanted).toEqual([true]);
    gateway.handleDisconnect(leaving.connection);
    expect(wanted).toEqual([true, false]);
  });

  it('ends its timer and its subscription when the server stops', () => {
    const { bus, gateway, connect } = setUp();
    const watching = connect('v1', 'speed');
    gateway.onModuleDestroy();
    bus.publish([reading(1, 'speed')]);
    expect(jest.getTimerCount()).toBe(0);
    expect(watching.ofType('readings')).toEqual([]);
  });
});

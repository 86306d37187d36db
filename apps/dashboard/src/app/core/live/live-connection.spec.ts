import { TestBed } from '@angular/core/testing';
import { jest } from '@jest/globals';
import type { LiveStats } from '@tachograph/contracts';
import { FakeSocket } from '../../../testing/fake-socket';
import { NOON, reading } from '../../../testing/readings';
import { LiveConnection } from './live-connection';
import { ServerClock } from './server-clock';

const SUBSCRIBED = { type: 'subscribed', channels: ['speed'] };
const stats = (serverTime: number): LiveStats => ({
  type: 'stats',
  stored: 12,
  since: NOON,
  perSecond: 1,
  clients: { live: 1 },
  serverTime,
});

describe('LiveConnection', () => {
  const listener = { subscribed: jest.fn(), arrived: jest.fn() };
  let live: LiveConnection;

  beforeEach(() => {
    jest.useFakeTimers({ now: NOON });
    jest.resetAllMocks();
    FakeSocket.install();
    live = TestBed.inject(LiveConnection);
    live.start(listener);
  });

  afterEach(() => {
    TestBed.resetTestingModule();
    jest.useRealTimers();
  });

  it('asks for the speeds as soon as it is connected', () => {
    FakeSocket.last.accept();
    expect(FakeSocket.last.url).toBe('ws://localhost/ws/live');
    expect(FakeSocket.last.sent).toEqual(['{"type":"subscribe","channels":["speed"]}']);
  });

  it('is live only once the server has confirmed', () => {
    FakeSocket.last.accept();
    expect(live.state().kind).toBe('connecting');
    FakeSocket.last.say(SUBSCRIBED);
    expect(live.isLive()).toBe(true);
    expect(listener.subscribed).toHaveBeenCalledTimes(1);
  });

  it('passes the speeds on, and nothing of other channels', () => {
    FakeSocket.last.accept();
    FakeSocket.last.say({ type: 'readings', readings: [reading(1), reading(2, { channel: 'temp' })] });
    expect(listener.arrived).toHaveBeenCalledWith([reading(1)]);
  });

  it('comes back after five seconds of silence, and subscribes again', () => {
    FakeSocket.last.accept();
    FakeSocket.last.say(SUBSCRIBED);
    jest.advanceTimersByTime(6_000);
    expect(live.state().kind).toBe('waiting');
    live.tryNow();
    FakeSocket.last.accept();
    FakeSocket.last.say(SUBSCRIBED);
    expect(live.isLive()).toBe(true);
    expect(listener.subscribed).toHaveBeenCalledTimes(2);
  });

  it('keeps the server’s figures and its time', () => {
    FakeSocket.last.accept();
    FakeSocket.last.say({ type: 'hello', connectionId: 'a', serverTime: NOON + 5_000 });
    FakeSocket.last.say(stats(NOON + 5_000));
    expect(live.stats()?.stored).toBe(12);
    expect(TestBed.inject(ServerClock).now()).toBe(NOON + 5_000);
  });

  it('is not set back by a message that was long under way', () => {
    FakeSocket.last.say({ type: 'hello', connectionId: 'a', serverTime: NOON });
    FakeSocket.last.say(stats(NOON - 60_000));
    expect(TestBed.inject(ServerClock).now()).toBeGreaterThan(NOON - 1_000);
  });

  it('shows what the server could not do, and survives what it can’t read', () => {
    FakeSocket.last.accept();
    FakeSocket.last.say('not json');
    FakeSocket.last.say({ type: 'error', error: { code: 'invalid_request', message: 'too many channels' } });
    expect(live.problem()).toBe('too many channels');
  });
});

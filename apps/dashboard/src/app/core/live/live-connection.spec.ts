import { TestBed } from '@angular/core/testing';
import { jest } from '@jest/globals';
import type { LiveEvent } from '@tachograph/contracts';
import { FakeSocket } from '@tachograph/live-client/testing';
import { NOON, reading, stats } from '../../../testing/readings';
import { LiveConnection } from './live-connection';
import { ServerClock } from './server-clock';

const POSITION = { epoch: 'first', seq: 0, time: NOON };
const say = (event: LiveEvent) => FakeSocket.last.say(event);
const hello = (serverTime = NOON) => say({ type: 'hello', connectionId: 'a', serverTime, position: POSITION });
const subscribed = () =>
  say({ type: 'subscribed', id: 'w1', stream: 1, mode: 'every', position: POSITION, recovered: null });

describe('LiveConnection', () => {
  const readings = jest.fn();
  let live: LiveConnection;

  beforeEach(() => {
    jest.useFakeTimers({ now: NOON });
    jest.resetAllMocks();
    FakeSocket.install();
    live = TestBed.inject(LiveConnection);
    live.watch({ channels: ['*/speed'], mode: 'every' }, { readings });
    FakeSocket.last.accept();
  });

  afterEach(() => {
    TestBed.resetTestingModule();
    jest.useRealTimers();
  });

  it('is on the server that the page came from, and live only once that has confirmed', () => {
    expect(FakeSocket.last.url).toBe('ws://localhost/ws/live');
    expect(live.state().kind).toBe('connecting');
    hello();
    subscribed();
    expect(live.isLive()).toBe(true);
  });

  it('passes on what is watched', () => {
    hello();
    subscribed();
    say({ type: 'readings', stream: 1, readings: [reading(1)], position: POSITION });
    expect(readings).toHaveBeenCalledWith([reading(1)], POSITION);
  });

  it('keeps the server’s figures and its time', () => {
    hello(NOON + 5_000);
    subscribed();
    expect(TestBed.inject(ServerClock).now()).toBe(NOON + 5_000);
    say(stats({ stored: 12, serverTime: NOON + 6_000 }));
    expect(live.stats()?.stored).toBe(12);
    expect(TestBed.inject(ServerClock).now()).toBe(NOON + 6_000);
  });

  it('shows what the server could not do until the next connection, which may fare better', () => {
    hello();
    say({ type: 'error', id: 'w1', error: { code: 'invalid_request', message: 'too many channels' } });
    expect(live.problem()).toBe('too many channels');
    say({ type: 'error', error: { code: 'too_many_messages', message: 'too fast' } });
    expect(live.problem()).toBe('too fast');
    FakeSocket.last.end();
    expect(live.problem()).toBeNull();
  });

  it.each([
    ['the network is back', () => window.dispatchEvent(new Event('online'))],
    ['the tab is shown', () => document.dispatchEvent(new Event('visibilitychange'))],
    ['the page comes out of the cache', () => window.dispatchEvent(new Event('pageshow'))],
    ['the reader asks for it', () => live.tryNow()],
  ])('tries at once when %s', (_what, wake) => {
    FakeSocket.last.end();
    wake();
    expect(FakeSocket.opened).toHaveLength(2);
  });

  it('leaves with the page', () => {
    TestBed.resetTestingModule();
    expect(FakeSocket.last.isClosed).toBe(true);
    window.dispatchEvent(new Event('online'));
    expect(FakeSocket.opened).toHaveLength(1);
  });
});

import { TestBed } from '@angular/core/testing';
import { jest } from '@jest/globals';
import type { OldLiveStats } from '@tachograph/contracts';
import { FakeSocket } from '../../../testing/fake-socket';
import { NOON, reading } from '../../../testing/readings';
import { LiveConnection } from './live-connection';
import { ServerClock } from './server-clock';

const SUBSCRIBED = { type: 'subscribed', channels: ['speed'] };
const stats = (serverTime: number): OldLiveStats => ({
  type: 'stats',
  stored: 12,
  since: NOON,
  perSecond: 1,
  clients: { live: 1 },
  serverTime,
});

describe('LiveConnection', () => {
  const listener = { channels: ['speed'], subscribed: jest.fn(), arrived: jest.fn() };
  let live: LiveConnection;

  beforeEach(() => {
    jest.useFakeTimers({ now: NOON });
    jest.resetAllMocks();
    FakeSocket.install();
    live = TestBed.inject(LiveConnection);
    live.listen(listener);
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

  describe('with several listeners', () => {
    const other = { channels: ['cpu', 'speed'], subscribed: jest.fn(), arrived: jest.fn() };
    const answer = (...channels: string[]) => FakeSocket.last.say({ type: 'subscribed', channels });
    const asked = () => FakeSocket.last.sent.map((text) => (JSON.parse(text) as { channels: string[] }).channels);

    beforeEach(() => {
      FakeSocket.last.accept();
      answer('speed');
    });

    it('asks for what they want together, and tells the new one alone', () => {
      live.listen(other);
      expect(asked().at(-1)).toEqual(['cpu', 'speed']);
      expect(other.subscribed).not.toHaveBeenCalled();
      answer('cpu', 'speed');
      expect(other.subscribed).toHaveBeenCalledTimes(1);
      expect(listener.subscribed).toHaveBeenCalledTimes(1);
      expect(FakeSocket.opened).toHaveLength(1);
    });

    it('gives up what nobody wants any more, and keeps what another does', () => {
      const end = live.listen(other);
      answer('cpu', 'speed');
      end();
      expect(asked().at(-1)).toEqual(['speed']);
      expect(live.isLive()).toBe(true);
    });

    it('tells a listener at once whose channels are subscribed already', () => {
      const second = { channels: ['speed'], subscribed: jest.fn(), arrived: jest.fn() };
      live.listen(second);
      expect(second.subscribed).toHaveBeenCalledTimes(1);
      expect(asked()).toHaveLength(1);
    });

    it('never takes the answer to an earlier question for one to the last', () => {
      const third = { channels: ['hr'], subscribed: jest.fn(), arrived: jest.fn() };
      live.listen(other)();
      live.listen(third);
      answer('cpu', 'speed');
      expect(third.subscribed).not.toHaveBeenCalled();
      expect(asked().at(-1)).toEqual(['hr', 'speed']);
      answer('hr', 'speed');
      expect(third.subscribed).toHaveBeenCalledTimes(1);
      expect(other.subscribed).not.toHaveBeenCalled();
    });

    it('hands each its own readings', () => {
      live.listen(other);
      FakeSocket.last.say({ type: 'readings', readings: [reading(1, { channel: 'cpu' })] });
      expect(other.arrived).toHaveBeenCalledWith([reading(1, { channel: 'cpu' })]);
      expect(listener.arrived).not.toHaveBeenCalled();
    });

    it('asks for everything again after a lost connection', () => {
      live.listen(other);
      answer('cpu', 'speed');
      FakeSocket.last.end();
      live.tryNow();
      FakeSocket.last.accept();
      expect(asked()).toEqual([['cpu', 'speed']]);
      answer('cpu', 'speed');
      expect(other.subscribed).toHaveBeenCalledTimes(2);
      expect(listener.subscribed).toHaveBeenCalledTimes(2);
    });

    it('does not ask again for what the server refused', () => {
      live.listen(other);
      FakeSocket.last.say({ type: 'error', error: { code: 'invalid_request', message: 'too many' } });
      expect(asked()).toHaveLength(2);
      expect(live.isLive()).toBe(true);
    });
  });
});

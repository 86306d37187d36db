import { jest } from '@jest/globals';
import { type LiveEvent, type LiveStats, type LiveSubscribed, ReconnectPolicy } from '@tachograph/contracts';
import { LiveClient } from './live-client.js';
import { FakeSocket } from './testing/fake-socket.js';
import { NOON, position, reading } from './testing/readings.js';
import type { Watcher } from './watch.js';

const CARS = { channels: ['*/speed'], mode: 'every' } as const;
const GAUGES = { channels: ['*/rpm'], mode: 'latest', framesPerSecond: 2 } as const;
const RELOAD = { from: NOON, to: NOON + 1_000 };

const say = (event: LiveEvent) => FakeSocket.last.say(event);
const asked = () => FakeSocket.last.sent.map((text) => JSON.parse(text) as unknown);
const hello = (serverTime = NOON) => say({ type: 'hello', connectionId: 'a', serverTime, position: position(0) });
const subscribed = (id: string, stream: number, more: Partial<LiveSubscribed> = {}) =>
  say({ type: 'subscribed', id, stream, mode: 'every', position: position(0), recovered: null, ...more });
const readings = (stream: number, ...ids: number[]) => {
  const come = ids.map((id) => reading(id));
  say({ type: 'readings', stream, readings: come, position: position(Math.max(...ids)) });
};
const stats = (more: Partial<LiveStats> = {}) => {
  const storage = { state: 'database', waiting: 0, waitingSince: null, journal: null } as const;
  say({ type: 'stats', stored: 1, since: NOON, perSecond: 1, clients: {}, storage, serverTime: NOON, ...more });
};

function watcher() {
  const seen: number[] = [];
  return {
    seen,
    subscribed: jest.fn<NonNullable<Watcher['subscribed']>>(),
    readings: jest.fn<Watcher['readings']>((come) => seen.push(...come.map(({ id }) => id))),
    behind: jest.fn<NonNullable<Watcher['behind']>>(),
    gap: jest.fn<NonNullable<Watcher['gap']>>(),
    refused: jest.fn<NonNullable<Watcher['refused']>>(),
  };
}

describe('LiveClient', () => {
  let client: LiveClient;
  let cars: ReturnType<typeof watcher>;
  let endCars: () => void;

  beforeEach(() => {
    jest.useFakeTimers({ now: NOON });
    FakeSocket.opened = [];
    client = new LiveClient('ws://car/ws/live', { webSocket: FakeSocket, reconnect: new ReconnectPolicy(() => 1) });
    cars = watcher();
    endCars = client.watch(CARS, cars);
    FakeSocket.last.accept();
    hello();
  });

  afterEach(() => {
    client.close();
    jest.useRealTimers();
  });

  function comeBack(): void {
    FakeSocket.last.end();
    client.tryNow();
    FakeSocket.last.accept();
    hello();
  }

  it('asks for what is watched as soon as it is connected', () => {
    expect(FakeSocket.last.url).toBe('ws://car/ws/live');
    expect(asked()).toEqual([{ type: 'subscribe', id: 'w1', channels: ['*/speed'], mode: 'every' }]);
  });

  it('is open only once it has been greeted and answered', () => {
    const states: string[] = [];
    client.onState(({ kind }) => states.push(kind));
    expect(client.state.kind).toBe('connecting');
    subscribed('w1', 1);
    expect(client.state.kind).toBe('open');
    FakeSocket.last.end();
    client.tryNow();
    expect(states).toEqual(['open', 'waiting', 'connecting']);
    expect(cars.subscribed).toHaveBeenCalledWith({ recovered: null, position: position(0) });
  });

  it('hands readings to all watches of the stream, and to no other', () => {
    const gauges = watcher();
    const more = watcher();
    client.watch(GAUGES, gauges);
    client.watch(CARS, more);
    expect(asked()[1]).toEqual({
      type: 'subscribe',
      id: 'w2',
      channels: ['*/rpm'],
      mode: 'latest',
      framesPerSecond: 2,
    });
    subscribed('w1', 1);
    subscribed('w2', 2, { mode: 'latest' });
    subscribed('w3', 1);
    readings(1, 1, 2);
    readings(2, 9);
    readings(2, 5);
    expect([cars.seen, more.seen, gauges.seen]).toEqual([
      [1, 2],
      [1, 2],
      [9, 5],
    ]);
    expect(cars.readings).toHaveBeenCalledWith([reading(1), reading(2)], position(2));
  });

  it('goes on where it was, and shows nothing twice', () => {
    subscribed('w1', 1);
    readings(1, 1, 2);
    comeBack();
    expect(asked()).toEqual([
      { type: 'subscribe', id: 'w1', channels: ['*/speed'], mode: 'every', after: position(2) },
    ]);
    subscribed('w1', 4, { recovered: true, position: position(4) });
    readings(4, 2, 3);
    readings(4, 4, 5);
    expect(cars.seen).toEqual([1, 2, 3, 4, 5]);
    expect(cars.gap).not.toHaveBeenCalled();
  });

  it('goes on where the server’s figures said that everything had been sent', () => {
    subscribed('w1', 1);
    stats({ position: position(7) });
    comeBack();
    expect(asked()).toMatchObject([{ after: position(7) }]);
  });

  it('does not take itself to be where the figures are before its own answer has come', () => {
    stats({ position: position(7) });
    comeBack();
    expect(asked()[0]).not.toHaveProperty('after');
  });

  it('never goes back when another watch of its stream catches up', () => {
    subscribed('w1', 1);
    readings(1, 1, 2, 3);
    const late = watcher();
    client.watch({ ...CARS, after: position(1) }, late);
    subscribed('w2', 1, { recovered: true, position: position(1) });
    readings(1, 2);
    readings(1, 3);
    readings(1, 4);
    expect(cars.seen).toEqual([1, 2, 3, 4]);
    expect(late.seen).toEqual([2, 3, 4]);
    comeBack();
    expect(asked()).toMatchObject([{ after: position(4) }, { after: position(4) }]);
  });

  it('says which times are to be read from the history where the server can’t bring what was missed', () => {
    subscribed('w1', 1);
    readings(1, 8);
    comeBack();
    subscribed('w1', 1, { recovered: false, reload: RELOAD, position: position(2, 'second') });
    expect(cars.subscribed).toHaveBeenLastCalledWith({ recovered: false, position: position(2, 'second') });
    expect(cars.gap).toHaveBeenCalledWith(RELOAD);
    readings(1, 3);
    expect(cars.seen).toEqual([8, 3]);
  });

  it('counts down what is held back, and says when it has come', () => {
    subscribed('w1', 1);
    say({ type: 'behind', stream: 1, readings: 3 });
    readings(1, 1, 2);
    readings(1, 3);
    readings(1, 4);
    expect(cars.behind.mock.calls).toEqual([[3], [1], [0]]);
  });

  it('says what was held back for too long, and goes on behind it', () => {
    subscribed('w1', 1);
    say({ type: 'behind', stream: 1, readings: 900 });
    say({ type: 'gap', stream: 1, position: position(900), reload: RELOAD });
    expect(cars.behind).toHaveBeenLastCalledWith(0);
    expect(cars.gap).toHaveBeenCalledWith(RELOAD);
    comeBack();
    expect(asked()).toMatchObject([{ after: position(900) }]);
  });

  it('tells the watch that was refused, and nobody else; the others are served', () => {
    const bad = watcher();
    const problems = jest.fn();
    client.onProblem(problems);
    client.watch({ channels: ['nonsense'], mode: 'every' }, bad);
    subscribed('w1', 1);
    const error = { code: 'invalid_request', message: 'channels[0] is no address' } as const;
    say({ type: 'error', id: 'w2', error });
    expect(bad.refused).toHaveBeenCalledWith(error);
    expect(client.state.kind).toBe('open');
    expect(problems).not.toHaveBeenCalled();
    say({ type: 'error', error });
    expect(problems).toHaveBeenCalledWith(error);
  });

  it('asks again for what the server could not do just now, or did not read', () => {
    const late = watcher();
    client.watch(GAUGES, late);
    subscribed('w1', 1);
    say({ type: 'error', error: { code: 'too_many_messages', message: 'slower, please' } });
    jest.advanceTimersByTime(1_000);
    expect(asked().slice(2)).toMatchObject([{ id: 'w2' }]);
    say({ type: 'error', id: 'w2', error: { code: 'storage_unavailable', message: 'the database does not answer' } });
    jest.advanceTimersByTime(1_000);
    expect(asked().slice(3)).toMatchObject([{ id: 'w2' }]);
  });

  it('has nothing more for a watch that ended, not even a late answer', () => {
    subscribed('w1', 1);
    endCars();
    endCars();
    expect(asked().slice(1)).toEqual([{ type: 'unsubscribe', id: 'w1' }]);
    subscribed('w1', 2);
    readings(1, 1);
    comeBack();
    expect(asked()).toEqual([]);
    expect(client.state.kind).toBe('open');
    expect(cars.seen).toEqual([]);
    expect(cars.subscribed).toHaveBeenCalledTimes(1);
  });

  it.each(['not json', 'null', '7', '{"type":"something new"}'])('survives %s', (text) => {
    FakeSocket.last.say(text);
    subscribed('w1', 1);
    expect(client.state.kind).toBe('open');
  });

  it('comes back after five seconds of silence', () => {
    subscribed('w1', 1);
    jest.advanceTimersByTime(4_000);
    stats();
    jest.advanceTimersByTime(5_000);
    expect(client.state.kind).toBe('open');
    jest.advanceTimersByTime(1_000);
    expect(client.state.kind).toBe('waiting');
  });

  it('asks for a sign of life when the machine wakes, and comes back at once if it slept for long', () => {
    subscribed('w1', 1);
    client.check();
    jest.setSystemTime(NOON + 2_000);
    client.check();
    expect(asked().slice(1)).toEqual([{ type: 'ping' }]);
    jest.setSystemTime(NOON + 3_600_000);
    client.check();
    expect(client.state.kind).toBe('waiting');
  });

  it('knows the server’s time', () => {
    hello(NOON + 5_000);
    expect(client.serverTime()).toBe(NOON + 5_000);
    stats({ serverTime: NOON + 6_000 });
    expect(client.serverTime()).toBe(NOON + 6_000);
  });

  it('hands on the server’s figures to those who want them', () => {
    const figures = jest.fn();
    const end = client.onStats(figures);
    stats({ stored: 12 });
    expect(figures).toHaveBeenCalledWith(expect.objectContaining({ stored: 12 }));
    end();
    stats();
    expect(figures).toHaveBeenCalledTimes(1);
  });

  it('leaves for good when it is closed', () => {
    client.close();
    expect(client.state).toEqual({ kind: 'closed' });
    jest.advanceTimersByTime(60_000);
    expect(FakeSocket.opened).toHaveLength(1);
    expect(FakeSocket.last.isClosed).toBe(true);
  });
});

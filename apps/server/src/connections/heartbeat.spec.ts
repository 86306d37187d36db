import { EventEmitter } from 'node:events';
import { jest } from '@jest/globals';
import { readSettings } from '../platform/config/index.js';
import { Connection } from './connection.js';
import { ConnectionRegistry } from './connection-registry.js';
import { Heartbeat } from './heartbeat.js';
import { fakeTransport } from './testing/fake-transport.js';

const INTERVAL_MS = 30_000;

let registry: ConnectionRegistry;
let heartbeat: Heartbeat;

/** The other side of a connection; `answers` says whether it answers a ping. */
class Peer {
  readonly socket = new EventEmitter();
  pings = 0;
  cut = false;
  connection: Connection;

  constructor(public answers: boolean) {}

  speak(): void {
    this.socket.emit('message', '{}', 2);
  }
}

/** A connection in the registry. */
function connect(id: string, answers: boolean, { bufferedBytes = 0, hasHeartbeat = false } = {}): Peer {
  const peer = new Peer(answers);
  const { socket } = peer;
  const nothing = () => undefined;
  peer.connection = new Connection(
    { id, channel: 'speed', address: '127.0.0.1', connectedAt: 0 },
    fakeTransport({
      bufferedBytes,
      hasHeartbeat,
      ping: () => {
        if (hasHeartbeat) return false;
        peer.pings += 1;
        if (peer.answers) socket.emit('pong');
        return true;
      },
      terminate: () => {
        peer.cut = true;
        socket.emit('close');
      },
      onMessage: (receive) => socket.on('message', receive),
      onPong: (receive) => socket.on('pong', receive),
      onClose: (receive) => socket.once('close', receive),
    }),
    1000,
  );
  peer.connection.onMessage(nothing);
  registry.add(peer.connection);
  return peer;
}

beforeEach(() => {
  jest.useFakeTimers();
  registry = new ConnectionRegistry();
  heartbeat = new Heartbeat(registry, readSettings({ PING_INTERVAL_MS: String(INTERVAL_MS) }));
});

afterEach(() => {
  heartbeat.onModuleDestroy();
  jest.useRealTimers();
});

describe('the heartbeat', () => {
  it('pings every connection once an interval', () => {
    heartbeat.onApplicationBootstrap();
    const peers = [connect('a', true), connect('b', true)];
    jest.advanceTimersByTime(INTERVAL_MS - 1);
    expect(peers.map(({ pings }) => pings)).toEqual([0, 0]);
    jest.advanceTimersByTime(1 + 9 * INTERVAL_MS);
    expect(peers.map(({ pings }) => pings)).toEqual([10, 10]);
  });

  it('leaves those alone whose protocol finds dead peers by itself and gives no way to ask', () => {
    heartbeat.onApplicationBootstrap();
    const peer = connect('socketio', false, { hasHeartbeat: true });
    heartbeat.probe(peer.connection);
    jest.advanceTimersByTime(9 * INTERVAL_MS);
    expect(peer).toMatchObject({ pings: 0, cut: false });
  });

  it('cuts one that is silent for a whole interval after a ping, and not before', () => {
    heartbeat.onApplicationBootstrap();
    jest.advanceTimersByTime(INTERVAL_MS / 2);
    const silent = connect('silent', false);
    jest.advanceTimersByTime(INTERVAL_MS / 2);
    expect(silent).toMatchObject({ pings: 1, cut: false });
    jest.advanceTimersByTime(INTERVAL_MS - 1);
    expect(silent.cut).toBe(false);
    jest.advanceTimersByTime(1);
    expect(silent).toMatchObject({ pings: 1, cut: true });
    expect(registry.size).toBe(0);
  });

  it('lets one stay that pongs', () => {
    heartbeat.onApplicationBootstrap();
    const peer = connect('a', true);
    jest.advanceTimersByTime(100 * INTERVAL_MS);
    expect(peer.cut).toBe(false);
  });

  it('lets one stay that sends, though it never pongs', () => {
    heartbeat.onApplicationBootstrap();
    const peer = connect('a', false);
    for (let round = 0; round < 10; round += 1) {
      jest.advanceTimersByTime(INTERVAL_MS - 1);
      peer.speak();
      jest.advanceTimersByTime(1);
    }
    expect(peer.cut).toBe(false);
    jest.advanceTimersByTime(2 * INTERVAL_MS);
    expect(peer.cut).toBe(true);
  });

  it('cuts one that was alive and went silent', () => {
    heartbeat.onApplicationBootstrap();
    const peer = connect('a', true);
    jest.advanceTimersByTime(3 * INTERVAL_MS);
    peer.answers = false;
    jest.advanceTimersByTime(INTERVAL_MS);
    expect(peer.cut).toBe(false);
    jest.advanceTimersByTime(INTERVAL_MS);
    expect(peer.cut).toBe(true);
  });

  it('does not take for silence that a connection is not being read', () => {
    heartbeat.onApplicationBootstrap();
    const peer = connect('a', false);
    peer.connection.pause();
    heartbeat.probe(peer.connection);
    jest.advanceTimersByTime(10 * INTERVAL_MS);
    expect(peer.cut).toBe(false);
    peer.connection.resume();
    jest.advanceTimersByTime(2 * INTERVAL_MS);
    expect(peer.cut).toBe(true);
  });

  it('cuts one that does not take what it is sent, though it is not being read', () => {
    heartbeat.onApplicationBootstrap();
    const peer = connect('a', false, { bufferedBytes: 1 });
    peer.connection.pause();
    jest.advanceTimersByTime(2 * INTERVAL_MS);
    expect(peer.cut).toBe(true);
  });

  it('frees the id of a silent holder two seconds after it was wanted', () => {
    const peer = connect('car-7', false);
    heartbeat.probe(peer.connection);
    expect(peer.pings).toBe(1);
    jest.advanceTimersByTime(1999);
    expect(registry.find('car-7')).toBe(peer.connection);
    jest.advanceTimersByTime(2);
    expect(registry.find('car-7')).toBeUndefined();
  });

  it('leaves a holder that shows a sign of life its id', () => {
    const [ponging, sending] = [connect('a', true), connect('b', false)];
    heartbeat.probe(ponging.connection);
    heartbeat.probe(sending.connection);
    jest.advanceTimersByTime(1000);
    sending.speak();
    jest.advanceTimersByTime(10_000);
    expect([ponging.cut, sending.cut]).toEqual([false, false]);
  });

  it('asks a holder once while its answer is awaited, however many want its id, and again later', () => {
    const peer = connect('car-7', true);
    for (let wanted = 0; wanted < 5; wanted += 1) heartbeat.probe(peer.connection);
    expect(peer.pings).toBe(1);
    jest.advanceTimersByTime(2000);
    peer.answers = false;
    heartbeat.probe(peer.connection);
    expect(peer.pings).toBe(2);
    jest.advanceTimersByTime(2001);
    expect(peer.cut).toBe(true);
  });

  it('leaves no timer behind', () => {
    heartbeat.onApplicationBootstrap();
    heartbeat.probe(connect('a', false).connection);
    expect(jest.getTimerCount()).toBe(2);
    heartbeat.onModuleDestroy();
    expect(jest.getTimerCount()).toBe(0);
  });
});

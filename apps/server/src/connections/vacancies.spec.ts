import { EventEmitter } from 'node:events';
import { jest } from '@jest/globals';
import { readSettings } from '../platform/config/index.js';
import { Connection } from './connection.js';
import { ConnectionRegistry } from './connection-registry.js';
import { ConnectionIdTakenError, TooManyConnectionsError } from './errors.js';
import { Heartbeat } from './heartbeat.js';
import { fakeTransport } from './testing/fake-transport.js';
import { Vacancies } from './vacancies.js';

const PROBE_MS = 2_001;

function setUp(connectionsPerAddress: number) {
  const settings = readSettings({ CONNECTIONS_PER_ADDRESS: String(connectionsPerAddress) });
  const registry = new ConnectionRegistry();
  const heartbeat = new Heartbeat(registry, settings);
  const vacancies = new Vacancies(registry, heartbeat, settings);
  let count = 0;
  const open = (address: string, answers = true) => {
    const socket = new EventEmitter();
    const end = () => socket.emit('close');
    const transport = fakeTransport({
      onPong: (receive) => socket.on('pong', receive),
      onClose: (receive) => socket.on('close', receive),
      ping: () => {
        if (answers) socket.emit('pong');
        return true;
      },
      terminate: end,
    });
    const facts = { id: `c${(count += 1)}`, channel: 'speed', address, connectedAt: 0 };
    registry.add(new Connection(facts, transport, 1_000));
    return end;
  };
  return { registry, vacancies, open };
}

beforeEach(() => {
  jest.useFakeTimers({ doNotFake: ['nextTick'] });
});

afterEach(() => {
  jest.useRealTimers();
});

describe('a place for one more connection', () => {
  it('is there as long as the address has fewer than it may, whatever others have', () => {
    const { vacancies, open } = setUp(2);
    for (const address of ['10.0.0.1', '10.0.0.2', '10.0.0.2']) open(address);
    expect(() => {
      vacancies.checkAddress('10.0.0.1');
    }).not.toThrow();
    expect(() => {
      vacancies.checkAddress('10.0.0.2');
    }).toThrow(TooManyConnectionsError);
  });

  it('is made by those that are lost, in seconds, while those that answer keep theirs', () => {
    const { registry, vacancies, open } = setUp(2);
    open('10.0.0.1');
    open('10.0.0.1', false);
    const attempt = () => {
      vacancies.checkAddress('10.0.0.1');
    };
    expect(attempt).toThrow(TooManyConnectionsError);
    jest.advanceTimersByTime(PROBE_MS);
    expect(attempt).not.toThrow();
    expect(registry.list().map(({ id }) => id)).toEqual(['c1']);
  });

  it('is made likewise where an id is wanted that a lost connection holds', () => {
    const { vacancies, open } = setUp(2);
    open('10.0.0.1', false);
    const attempt = () => {
      vacancies.checkId('c1');
    };
    expect(attempt).toThrow(ConnectionIdTakenError);
    jest.advanceTimersByTime(PROBE_MS);
    expect(attempt).not.toThrow();
  });

  it('is never lost, however often connections come and go, and however often they say so', () => {
    const { registry, vacancies, open } = setUp(3);
    for (let round = 0; round < 10_000; round += 1) {
      const address = `10.0.0.${round % 7}`;
      const [first, second] = [open(address), open(address)];
      first();
      second();
      first();
    }
    expect(registry.size).toBe(0);
    for (let host = 0; host < 7; host += 1) {
      expect(registry.ofAddress(`10.0.0.${host}`).size).toBe(0);
      vacancies.checkAddress(`10.0.0.${host}`);
    }
  });
});

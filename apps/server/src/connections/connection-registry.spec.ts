import { EventEmitter } from 'node:events';
import { Connection } from './connection.js';
import { ConnectionRegistry } from './connection-registry.js';
import { ConnectionIdTakenError } from './errors.js';
import { fakeTransport } from './testing/fake-transport.js';

/** A connection whose socket the test ends, and which may say so more than once. */
function connect(id: string, channel = 'speed') {
  const socket = new EventEmitter();
  const connection = new Connection(
    { id, channel, address: '127.0.0.1', connectedAt: 0 },
    fakeTransport({
      onClose: (receive) => socket.on('close', receive),
    }),
    1000,
  );
  return { connection, end: () => socket.emit('close') };
}

describe('the registry of connections', () => {
  it('finds a connection by its id until its socket is gone', () => {
    const registry = new ConnectionRegistry();
    const { connection, end } = connect('car-7');
    registry.add(connection);
    expect(registry.find('car-7')).toBe(connection);
    expect(registry.find('Car-7')).toBeUndefined();
    expect(registry.size).toBe(1);
    end();
    expect(registry.find('car-7')).toBeUndefined();
    expect(registry.size).toBe(0);
  });

  it('refuses an id that an open connection holds, and keeps the holder', () => {
    const registry = new ConnectionRegistry();
    const holder = connect('car-7');
    const intruder = connect('car-7');
    registry.add(holder.connection);
    expect(() => registry.add(intruder.connection)).toThrow(ConnectionIdTakenError);
    intruder.end();
    expect(registry.find('car-7')).toBe(holder.connection);
  });

  it('says in the refusal which id it is about, and that HTTP answers 409', () => {
    const error = new ConnectionIdTakenError('car "7"');
    expect(error.toBody().error).toMatchObject({ code: 'connection_id_taken' });
    expect(error.message).toContain(String.raw`"car \"7\""`);
    expect(error.status).toBe(409);
  });

  it('gives an id to the next one once its holder has gone, and lets that entry go only when that very connection goes', () => {
    const registry = new ConnectionRegistry();
    const first = connect('car-7');
    const second = connect('car-7');
    registry.add(first.connection);
    first.end();
    registry.add(second.connection);
    first.end();
    expect(registry.find('car-7')).toBe(second.connection);
    second.end();
    expect(registry.size).toBe(0);
  });

  it('lists all or those of one channel, in the order in which they came', () => {
    const registry = new ConnectionRegistry();
    const all = [connect('b'), connect('viewer', 'live'), connect('a')].map(({ connection }) => connection);
    for (const connection of all) registry.add(connection);
    expect(registry.list()).toEqual(all);
    expect(registry.list('speed').map(({ id }) => id)).toEqual(['b', 'a']);
    expect(registry.list('live').map(({ id }) => id)).toEqual(['viewer']);
    expect(registry.list('stress')).toEqual([]);
  });
});

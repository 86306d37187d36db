import { EventEmitter } from 'node:events';
import { jest } from '@jest/globals';
import { CLOSE } from '@tachograph/contracts';
import type { Socket } from 'socket.io';
import { EVENT_TEXT, EventTextDecoder } from './event-text-decoder.js';
import { SocketIoTransport } from './socket-io-transport.js';

/** Engine.IO's side of a client: keeps what is written until the test takes it. */
class FakeEngineSocket extends EventEmitter {
  readyState = 'open';
  transport: { socket?: { pause(): void; resume(): void } } = {};
  readonly did: string[] = [];
  private readonly waiting: (() => void)[] = [];

  write(text: string, _options: undefined, taken: () => void): void {
    this.did.push(text);
    this.waiting.push(taken);
  }

  take(): void {
    this.waiting.shift()?.();
  }

  close(discard?: boolean): void {
    this.did.push(discard === true ? 'close at once' : 'close');
    this.readyState = 'closed';
  }
}

class FakeSocket extends EventEmitter {
  connected = true;
  readonly conn = new FakeEngineSocket();
  readonly client = { decoder: new EventTextDecoder() };
  any: (...event: unknown[]) => void;

  onAny(receive: (...event: unknown[]) => void): void {
    this.any = receive;
  }
}

describe('a Socket.IO transport', () => {
  let socket: FakeSocket;
  let transport: SocketIoTransport;

  beforeEach(() => {
    socket = new FakeSocket();
    transport = new SocketIoTransport(socket as unknown as Socket);
  });

  it('counts the bytes that wait until the network has taken them, and tells when it has', () => {
    const drained = jest.fn();
    transport.onDrain(drained);
    transport.send('2["ä"]');
    transport.send('2[]');
    expect(transport.bufferedBytes).toBe(10);
    socket.conn.take();
    expect({ waiting: transport.bufferedBytes, taken: transport.takenBytes }).toEqual({ waiting: 3, taken: 7 });
    expect(drained).toHaveBeenCalledTimes(1);
    socket.conn.take();
    expect(drained).toHaveBeenCalledTimes(2);
    expect(transport.bufferedBytes).toBe(0);
  });

  it('hands over the text of events with its size, and what is no text as such', () => {
    const received: unknown[] = [];
    transport.onMessage((...message) => received.push(message));
    socket.any(EVENT_TEXT, '2["ä"]');
    socket.any(EVENT_TEXT, Buffer.from('x'));
    socket.any('esp32_sensor_data', Buffer.from('x'));
    expect(received).toEqual([
      ['2["ä"]', 7],
      [undefined, 0],
      [undefined, 0],
    ]);
  });

  it('lets the requests of a client that polls wait while it is paused', () => {
    const went: string[] = [];
    transport.whenReading(() => went.push('first'));
    transport.pause();
    transport.whenReading(() => went.push('second'));
    expect(went).toEqual(['first']);
    transport.resume();
    expect(went).toEqual(['first', 'second']);
  });

  it('lets no request wait for a client that is gone', () => {
    const go = jest.fn();
    transport.pause();
    transport.whenReading(go);
    socket.emit('disconnect');
    expect(go).toHaveBeenCalled();
  });

  it('stays paused when the client goes over to a WebSocket', () => {
    const webSocket = { pause: jest.fn(), resume: jest.fn() };
    transport.pause();
    socket.conn.transport = { socket: webSocket };
    socket.conn.emit('upgrade');
    expect(webSocket.pause).toHaveBeenCalledTimes(1);
    transport.resume();
    expect(webSocket.resume).toHaveBeenCalledTimes(1);
  });

  it('does not wait for a client that is between two polls', () => {
    transport.close(CLOSE.restarting);
    expect(socket.conn.did).toEqual(['close at once']);
    expect(transport.isOpen).toBe(false);
  });

  it('closes the whole connection of a client that only leaves the namespace', () => {
    socket.emit('disconnect');
    expect(socket.conn.did).toEqual(['close']);
  });
});

import { jest } from '@jest/globals';
import { CLOSE, type CloseReason } from '@tachograph/contracts';
import { Connection } from './connection.js';
import { TooManyMessagesError } from './errors.js';
import type { Transport } from './transport.js';

class FakeTransport implements Transport {
  bufferedBytes = 0;
  takenBytes = 0;
  isOpen = true;
  readonly hasHeartbeat = false;
  readonly did: unknown[] = [];
  hear: (text: string | undefined, bytes: number) => void;
  pong: () => void;
  end: () => void;
  drain: () => void;

  send(text: string): void {
    this.did.push(text);
  }

  sendFrame({ text }: { readonly text: string }): void {
    this.did.push(text);
  }

  ping(): boolean {
    this.did.push('ping');
    return true;
  }

  pause(): void {
    this.did.push('pause');
  }

  resume(): void {
    this.did.push('resume');
  }

  close(reason: CloseReason): void {
    this.did.push(reason);
    this.isOpen = false;
  }

  terminate(): void {
    this.did.push('terminate');
  }

  onMessage(receive: (text: string | undefined, bytes: number) => void): void {
    this.hear = receive;
  }

  onPong(receive: () => void): void {
    this.pong = receive;
  }

  onDrain(receive: () => void): void {
    this.did.push('onDrain');
    this.drain = receive;
  }

  onClose(receive: () => void): void {
    this.end = receive;
  }
}

const OUTBOX_MAX = 1000;
const FACTS = { id: 'car-7', channel: 'speed', device: 'car-7', address: '::1', connectedAt: Date.UTC(2026, 10, 21) };

function setUp(facts: { device?: string } = {}) {
  const transport = new FakeTransport();
  return { transport, connection: new Connection({ ...FACTS, ...facts }, transport, OUTBOX_MAX) };
}

describe('a connection', () => {
  it('is listed with who it is, since when, and what went through it', () => {
    const { transport, connection } = setUp();
    connection.onMessage(() => undefined);
    transport.hear('{}', 2);
    transport.hear(undefined, 9);
    connection.send('reply');
    connection.device = 'truck';
    expect(connection.toEntry()).toEqual({
      id: 'car-7',
      channel: 'speed',
      device_id: 'truck',
      address: '::1',
      connected_at: '2026-11-21T00:00:00.000Z',
      messages_in: 2,
      messages_out: 1,
    });
  });

  it('belongs to no device where it is a viewer', () => {
    const { connection } = setUp({ device: undefined });
    expect(connection.toEntry().device_id).toBeNull();
  });

  it('hands every message on with its size, text or not', () => {
    const { transport, connection } = setUp();
    const heard: unknown[] = [];
    connection.onMessage((text, bytes) => heard.push([text, bytes]));
    transport.hear('ü', 2);
    transport.hear(undefined, 3);
    expect(heard).toEqual([
      ['ü', 2],
      [undefined, 3],
    ]);
  });

  it('shows signs of life with each message and each pong, but not with what it is sent', () => {
    const { transport, connection } = setUp();
    connection.onMessage(() => undefined);
    const counts = [connection.signsOfLife];
    for (const sign of [transport.pong, () => transport.hear('{}', 2), () => connection.send('x')]) {
      sign();
      counts.push(connection.signsOfLife);
    }
    expect(counts).toEqual([0, 1, 2, 2]);
  });

  it('shows signs of life with what it takes, where a ping has to wait behind all that it did not take yet', () => {
    const { transport, connection } = setUp();
    transport.bufferedBytes = 500;
    const before = connection.signsOfLife;
    expect(connection.signsOfLife).toBe(before);
    transport.takenBytes += 100;
    expect(connection.signsOfLife).not.toBe(before);
  });

  it('sends what it is given and says so', () => {
    const { transport, connection } = setUp();
    expect(connection.send('one')).toBe(true);
    expect(transport.did).toEqual(['one']);
  });

  it('is closed with 4008, to come back, when more than its limit waits to be sent', () => {
    const { transport, connection } = setUp();
    transport.bufferedBytes = OUTBOX_MAX;
    expect(connection.send('still fits')).toBe(true);
    transport.bufferedBytes = OUTBOX_MAX + 1;
    expect(connection.send('too much')).toBe(false);
    expect(connection.send('and more')).toBe(false);
    expect(transport.did).toEqual(['still fits', CLOSE.tooSlow]);
    expect(CLOSE.tooSlow).toMatchObject({ code: 4008, reconnect: true });
    expect(connection.toEntry().messages_out).toBe(1);
  });

  it('says that nothing was sent once it is closed', () => {
    const { transport, connection } = setUp();
    transport.isOpen = false;
    expect(connection.send('too late')).toBe(false);
    expect(transport.did).toEqual([]);
    expect(connection.toEntry().messages_out).toBe(0);
  });

  it('pauses, pings, closes and cuts its socket, and tells when that is gone', () => {
    const { transport, connection } = setUp();
    let closed = 0;
    connection.onClose(() => (closed += 1));
    connection.pause();
    connection.resume();
    connection.ping();
    connection.close(CLOSE.restarting);
    connection.terminate();
    transport.end();
    expect(transport.did).toEqual(['pause', 'resume', 'ping', CLOSE.restarting, 'terminate']);
    expect(closed).toBe(1);
  });
});

describe('a connection that sends more than it may', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });

  afterEach(() => {
    jest.useRealTimers();
  });

  function flooded() {
    const transport = new FakeTransport();
    const connection = new Connection(FACTS, transport, OUTBOX_MAX, 10);
    const spend = (count: number) => {
      for (let message = 0; message < count; message += 1) connection.spend();
    };
    spend(20);
    return { transport, connection, spend };
  }

  it('is told so, and not read for a second; then it may send a second’s worth', () => {
    const { transport, spend } = flooded();
    expect(() => {
      spend(1);
    }).toThrow('at most 10 messages a second');
    expect(transport.did).toEqual(['pause']);
    jest.advanceTimersByTime(1_000);
    expect(transport.did).toEqual(['pause', 'resume']);
    spend(10);
    expect(() => {
      spend(1);
    }).toThrow(TooManyMessagesError);
  });

  it('is refused whatever came along with the first one too many', () => {
    const { transport, spend } = flooded();
    for (let message = 0; message < 5; message += 1) {
      expect(() => {
        spend(1);
      }).toThrow(TooManyMessagesError);
      jest.advanceTimersByTime(150);
    }
    expect(transport.did).toEqual(['pause']);
  });

  it('is read again only once no reason is left not to', () => {
    const { transport, connection, spend } = flooded();
    connection.pause();
    expect(() => {
      spend(1);
    }).toThrow(TooManyMessagesError);
    jest.advanceTimersByTime(1_000);
    expect(transport.did).toEqual(['pause']);
    connection.resume();
    expect(transport.did).toEqual(['pause', 'resume']);
  });

  it('rests as well when it does so with nothing but signs of life', () => {
    const { transport } = flooded();
    transport.pong();
    transport.pong();
    expect(transport.did).toEqual(['pause']);
  });

  it('is read once more when it is sent away, so that it can answer, but not served', () => {
    const { transport, connection } = flooded();
    const heard: unknown[] = [];
    connection.onMessage((text) => heard.push(text));
    connection.pause();
    connection.close(CLOSE.restarting);
    expect(transport.did).toEqual(['pause', 'resume', CLOSE.restarting]);
    transport.hear('{}', 2);
    expect(heard).toEqual([]);
    expect(connection.isOpen).toBe(false);
  });
});

describe('a connection that does not take what it is answered', () => {
  it('is not read until it has, each time', () => {
    const transport = new FakeTransport();
    const connection = new Connection(FACTS, transport, 4 * 1024 * 1024);
    for (let round = 0; round < 2; round += 1) {
      transport.bufferedBytes = 1024 * 1024 + 1;
      connection.spend();
      connection.spend();
      transport.bufferedBytes = 0;
      transport.drain();
    }
    expect(transport.did).toEqual(['onDrain', 'pause', 'resume', 'pause', 'resume']);
  });
});

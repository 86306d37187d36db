import { jest } from '@jest/globals';
import { ReconnectPolicy } from '@tachograph/contracts';
import { ReconnectingSocket } from './reconnecting-socket.js';
import { FakeSocket } from './testing/fake-socket.js';

describe('ReconnectingSocket', () => {
  const events = { opened: jest.fn(), received: jest.fn(), lost: jest.fn(), changed: jest.fn() };
  let socket: ReconnectingSocket;

  beforeEach(() => {
    jest.useFakeTimers();
    jest.resetAllMocks();
    FakeSocket.opened = [];
    socket = new ReconnectingSocket('ws://car/ws', events, {
      silenceMs: 5_000,
      reconnect: new ReconnectPolicy(() => 1),
      webSocket: FakeSocket,
    });
    socket.open();
  });

  afterEach(() => {
    socket.close();
    jest.useRealTimers();
  });

  it('says when it will try again, and does so then', () => {
    FakeSocket.last.end();
    const waiting = { kind: 'waiting', until: Date.now() + 1_000 };
    expect(socket.state).toEqual(waiting);
    expect(events.changed).toHaveBeenLastCalledWith(waiting);
    jest.advanceTimersByTime(1_000);
    expect(FakeSocket.opened).toHaveLength(2);
    expect(socket.state.kind).toBe('connecting');
  });

  it('hands nothing to a socket that is closing, whose end it has not been told yet', () => {
    FakeSocket.last.accept();
    expect(socket.send('one')).toBe(true);
    FakeSocket.last.readyState = FakeSocket.CLOSING;
    expect(socket.send('two')).toBe(false);
    expect(FakeSocket.last.sent).toEqual(['one']);
  });

  it('waits longer each time until a connection has held for a while', () => {
    FakeSocket.last.end();
    jest.advanceTimersByTime(1_000);
    FakeSocket.last.accept();
    FakeSocket.last.end();
    expect(socket.state).toEqual({ kind: 'waiting', until: Date.now() + 2_000 });
    jest.advanceTimersByTime(2_000);
    FakeSocket.last.accept();
    jest.advanceTimersByTime(5_000);
    FakeSocket.last.end();
    expect(socket.state).toEqual({ kind: 'waiting', until: Date.now() + 1_000 });
  });

  it.each([
    ['the machine wakes', () => socket.check()],
    ['its user asks for it', () => socket.tryNow()],
  ])('tries at once when %s', (_what, wake) => {
    FakeSocket.last.end();
    wake();
    expect(FakeSocket.opened).toHaveLength(2);
  });

  it('takes silence for a dead connection where frames are due', () => {
    FakeSocket.last.accept();
    socket.expectFrames(true);
    jest.advanceTimersByTime(4_000);
    FakeSocket.last.say('still here');
    jest.advanceTimersByTime(5_000);
    expect(socket.state.kind).toBe('open');
    jest.advanceTimersByTime(1_000);
    expect(socket.state.kind).toBe('waiting');
    expect(FakeSocket.last.isClosed).toBe(true);
    expect(events.lost).toHaveBeenCalledTimes(1);
  });

  it('leaves a silent connection alone where nothing is due', () => {
    FakeSocket.last.accept();
    jest.advanceTimersByTime(60_000);
    expect(socket.state.kind).toBe('open');
  });

  it('gives up a connect that gets no answer', () => {
    jest.advanceTimersByTime(7_000);
    expect(FakeSocket.opened).toHaveLength(2);
  });

  it('finds a connection dead at once when the machine wakes from sleep', () => {
    FakeSocket.last.accept();
    socket.expectFrames(true);
    jest.setSystemTime(Date.now() + 3_600_000);
    socket.check();
    expect(socket.state.kind).toBe('waiting');
  });

  it('finds a connection dead in time though the clock was set back', () => {
    FakeSocket.last.accept();
    socket.expectFrames(true);
    jest.setSystemTime(Date.now() - 3_600_000);
    jest.advanceTimersByTime(7_000);
    expect(socket.state.kind).toBe('waiting');
  });

  it('leaves nothing running where the address is none', () => {
    const before = jest.getTimerCount();
    const webSocket = class extends FakeSocket {
      constructor(url: string) {
        super(url);
        throw new SyntaxError('no URL');
      }
    };
    const lost = new ReconnectingSocket('nowhere', events, { silenceMs: 5_000, webSocket });
    expect(() => lost.open()).toThrow('no URL');
    expect(jest.getTimerCount()).toBe(before);
  });

  it('stays away when the server asks it to, until its user wants it back', () => {
    FakeSocket.last.accept();
    FakeSocket.last.end(1009);
    expect(socket.state).toEqual({ kind: 'refused', reason: 'message far too large' });
    socket.check();
    expect(FakeSocket.opened).toHaveLength(1);
    socket.tryNow();
    expect(FakeSocket.opened).toHaveLength(2);
  });

  it('hears nothing of a socket that it has let go', () => {
    const [first] = FakeSocket.opened;
    first?.end();
    jest.advanceTimersByTime(1_000);
    first?.say('late');
    first?.end();
    expect(events.received).not.toHaveBeenCalled();
    expect(events.lost).toHaveBeenCalledTimes(1);
  });

  it('is quiet for good once closed', () => {
    FakeSocket.last.end();
    socket.close();
    jest.advanceTimersByTime(60_000);
    socket.check();
    expect(FakeSocket.opened).toHaveLength(1);
  });
});

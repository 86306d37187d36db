import { TestBed } from '@angular/core/testing';
import { jest } from '@jest/globals';
import { FakeSocket } from '@tachograph/live-client/testing';
import { SpeedGenerator } from './speed-generator';

const STORAGE_AWAY = { error: { code: 'storage_unavailable', message: 'the database does not answer' } };

describe('SpeedGenerator', () => {
  let generator: SpeedGenerator;

  beforeEach(() => {
    jest.useFakeTimers();
    FakeSocket.install();
    generator = TestBed.inject(SpeedGenerator);
    generator.start();
  });

  afterEach(() => {
    TestBed.resetTestingModule();
    jest.useRealTimers();
  });

  const echoAll = () => FakeSocket.last.sent.forEach((text) => FakeSocket.last.say(text));
  const sentIds = (socket = FakeSocket.last) => socket.sent.map((text) => (JSON.parse(text) as { id: string }).id);
  const reconnect = () => {
    FakeSocket.last.end();
    jest.advanceTimersByTime(1_000);
    FakeSocket.last.accept();
  };

  it('sends readings as any client would, each with an id of its own', () => {
    FakeSocket.last.accept();
    jest.advanceTimersByTime(2_000);
    const message = JSON.parse(FakeSocket.last.sent[0] ?? '') as Record<string, unknown>;
    expect(Object.keys(message)).toEqual(['speed', 'timestamp', 'device_id', 'id']);
    expect(message.device_id).toBe('generator');
    expect(new Set(sentIds()).size).toBe(3);
  });

  it('counts what was sent and what the server has echoed', () => {
    FakeSocket.last.accept();
    jest.advanceTimersByTime(1_000);
    FakeSocket.last.say(FakeSocket.last.sent[0]);
    expect(generator.tally()).toEqual({ sent: 2, echoed: 1, kept: 1, refused: 0 });
  });

  it('sends what was not echoed again after a reconnect, with the same id, and counts it once', () => {
    FakeSocket.last.accept();
    const first = sentIds();
    reconnect();
    expect(sentIds().slice(0, 1)).toEqual(first);
    echoAll();
    expect(generator.tally()).toEqual({ sent: 2, echoed: 2, kept: 0, refused: 0 });
  });

  it('keeps what it makes while there is no connection', () => {
    jest.advanceTimersByTime(4_000);
    expect(generator.tally()).toMatchObject({ sent: 0, kept: 5 });
    FakeSocket.last.accept();
    expect(generator.tally()).toMatchObject({ sent: 5 });
  });

  it('says what the server objects to, and tries the same reading later', () => {
    FakeSocket.last.accept();
    const [id] = sentIds();
    FakeSocket.last.say(STORAGE_AWAY);
    expect(generator.problem()).toBe('the database does not answer');
    jest.advanceTimersByTime(1_000);
    expect(sentIds().slice(1)).toContain(id);
    echoAll();
    expect(generator.problem()).toBeNull();
    expect(generator.tally().kept).toBe(0);
  });

  it('gives up a reading that the server will never take', () => {
    FakeSocket.last.accept();
    FakeSocket.last.say({ error: { code: 'invalid_reading', message: 'speed is above 100' } });
    expect(generator.tally()).toMatchObject({ refused: 1, kept: 0 });
  });

  it('takes a connection that does not echo for dead', () => {
    FakeSocket.last.accept();
    jest.advanceTimersByTime(12_000);
    expect(generator.link().kind).not.toBe('open');
  });

  it('tries at once when the network is back', () => {
    FakeSocket.last.end();
    window.dispatchEvent(new Event('online'));
    expect(FakeSocket.opened).toHaveLength(2);
  });

  it('follows the rate', () => {
    FakeSocket.last.accept();
    generator.setRate(10);
    jest.advanceTimersByTime(1_000);
    expect(FakeSocket.last.sent).toHaveLength(11);
  });

  it('brings what is left to the server after the stop, and then leaves', () => {
    FakeSocket.last.accept();
    generator.stop();
    expect(generator.link().kind).toBe('open');
    echoAll();
    expect(generator.link().kind).toBe('closed');
    jest.advanceTimersByTime(5_000);
    expect(FakeSocket.last.sent).toHaveLength(1);
  });
});

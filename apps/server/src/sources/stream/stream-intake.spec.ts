import { jest } from '@jest/globals';
import { readSettings } from '../../platform/config/index.js';
import { type ReadingIngest, StorageUnavailableError, type Submission } from '../../readings/index.js';
import { StreamIntake } from './stream-intake.js';

const submissions = (count: number): Submission[] =>
  Array.from({ length: count }, (_, n) => ({ device: 'stream:car:3000', messageId: `m-${n}`, values: [] }));

/** A door that takes so many of each offer, as `room` says, and notes what it took. */
function setUp(room: () => number, environment: Record<string, string> = {}) {
  const taken: string[] = [];
  let open = 0;
  let most = 0;
  let left = 0;
  const accept = async ({ messageId = '' }: Submission) => {
    if (open === 0) left = room();
    most = Math.max(most, ++open);
    const fits = left-- > 0;
    await Promise.resolve();
    open -= 1;
    if (!fits) throw new StorageUnavailableError('too many readings are waiting to be stored');
    taken.push(messageId);
    return [];
  };
  const intake = new StreamIntake({ accept } as unknown as ReadingIngest, readSettings(environment));
  const stop = new AbortController();
  const events = { stored: jest.fn<(count: number) => void>(), waiting: jest.fn<(why: string) => void>() };
  const store = (count: number) => intake.store(submissions(count), events, stop.signal);
  return { store, taken, events, stop, most: () => most };
}

const ids = (count: number) => Array.from({ length: count }, (_, n) => `m-${n}`);

describe('the intake of a stream', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });

  afterEach(() => {
    jest.useRealTimers();
  });

  it('stores in order, a bounded number at a time', async () => {
    const { store, taken, most } = setUp(() => Infinity);
    expect(await store(1234)).toBe(0);
    expect(taken).toEqual(ids(1234));
    expect(most()).toBe(500);
  });

  it('offers no more than the queue may hold, and waits for none as long as it gets on', async () => {
    const { store, taken, most, events } = setUp(() => 7, { QUEUE_MAX: '20' });
    const stored = store(50);
    await jest.advanceTimersByTimeAsync(60_000);
    expect(await stored).toBe(0);
    expect(taken).toEqual(ids(50));
    expect(most()).toBeLessThanOrEqual(20);
    expect(events.stored.mock.calls.map(([count]) => count).reduce((sum, count) => sum + count)).toBe(50);
  });

  it('tries for as long as the store is away, says why, and then goes on in order', async () => {
    let away = true;
    const { store, taken, events } = setUp(() => (away ? 0 : Infinity));
    const stored = store(3);
    await jest.advanceTimersByTimeAsync(3_600_000);
    expect(taken).toEqual([]);
    expect(events.waiting.mock.calls.length).toBeGreaterThan(100);
    expect(events.waiting.mock.calls[0]?.[0]).toContain('too many readings are waiting');
    away = false;
    await jest.advanceTimersByTimeAsync(30_000);
    expect(await stored).toBe(0);
    expect(taken).toEqual(ids(3));
  });

  it('makes one last attempt at a stop and says how many are left', async () => {
    const { store, stop } = setUp(() => 0);
    const stored = store(3);
    await jest.advanceTimersByTimeAsync(10_000);
    stop.abort();
    expect(await stored).toBe(3);
    expect(jest.getTimerCount()).toBe(0);
  });

  it('asks a store that refuses at a stop no second time', async () => {
    const room = jest.fn(() => 0);
    const { store, stop } = setUp(room, { QUEUE_MAX: '10' });
    stop.abort();
    expect(await store(25)).toBe(25);
    expect(room).toHaveBeenCalledTimes(1);
  });

  it('does not hide an error that is no trouble of the store', async () => {
    const { store } = setUp(() => {
      throw new TypeError('a mistake of ours');
    });
    await expect(store(1)).rejects.toThrow('a mistake of ours');
  });
});

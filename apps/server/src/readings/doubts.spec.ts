import { jest } from '@jest/globals';
import type { Reading } from '@tachograph/contracts';
import type { DoubtfulRange } from '../fanout/index.js';
import { OneListenerBus } from '../fanout/testing/one-listener-bus.js';
import { Doubts } from './doubts.js';
import { ReadingStore } from './write/reading-store.js';

/** A store whose given-up writes end when the test says so. */
class HangingStore extends ReadingStore {
  readonly end = Promise.withResolvers<undefined>();

  override write(): Promise<readonly Reading[]> {
    return Promise.reject(new Error('no answer'));
  }

  override async settled(): Promise<void> {
    await this.end.promise;
  }
}

const reading = (id: number, takenAt: number, device = 'car-7'): Reading => ({
  id,
  device,
  channel: 'speed',
  unit: 'km/h',
  value: 1,
  takenAt,
  receivedAt: takenAt,
  clock: 'device',
});

describe('doubts', () => {
  const told: DoubtfulRange[][] = [];
  let store: HangingStore;
  let doubts: Doubts;

  beforeEach(() => {
    jest.useFakeTimers();
    told.length = 0;
    const bus = new OneListenerBus();
    bus.subscribe(
      () => undefined,
      (ranges) => told.push([...ranges]),
    );
    store = new HangingStore();
    doubts = new Doubts(bus, store);
  });

  afterEach(() => {
    doubts.beforeApplicationShutdown();
    jest.useRealTimers();
  });

  it('are gathered by channel for a while, told, and told again when no write is under way any more', async () => {
    doubts.add([reading(4, 400), reading(5, 100)]);
    doubts.add([reading(6, 200), reading(7, 700, 'car-8')]);
    expect(told).toEqual([]);
    await jest.advanceTimersByTimeAsync(2_000);
    const ranges = [
      { device: 'car-7', channel: 'speed', from: 100, to: 400, lastId: 6 },
      { device: 'car-8', channel: 'speed', from: 700, to: 700, lastId: 7 },
    ];
    expect(told).toEqual([ranges]);
    store.end.resolve(undefined);
    await jest.advanceTimersByTimeAsync(0);
    expect(told).toEqual([ranges, ranges]);
  });

  it('are told at once where something is to be published, before it is', () => {
    doubts.add([reading(4, 400)]);
    doubts.flush();
    doubts.flush();
    expect(told).toHaveLength(1);
  });

  it('are none about readings that were never on their way', async () => {
    doubts.add([reading(0, 100)]);
    await jest.advanceTimersByTimeAsync(2_000);
    expect(told).toEqual([]);
  });
});

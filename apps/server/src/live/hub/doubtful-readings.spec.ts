import { jest } from '@jest/globals';
import { HubUnderTest, NOW, position, reading } from './testing/hub-under-test.js';

const DOUBT = { device: 'car-7', channel: 'speed', from: NOW + 4, to: NOW + 6, lastId: 6 };
const RELOAD = { from: DOUBT.from, to: DOUBT.to };

describe('a viewer, where readings may be stored that nobody was told of', () => {
  let hub: HubUnderTest;

  beforeEach(() => {
    jest.useFakeTimers();
    hub = new HubUnderTest();
    hub.bring(1, 3);
  });

  afterEach(() => {
    hub.hub.onModuleDestroy();
    jest.useRealTimers();
  });

  it('is told at which times, behind what was stored before, and goes on', async () => {
    const viewer = hub.watch();
    hub.bring(4);
    hub.bus.doubt([DOUBT]);
    hub.bring(7);
    await jest.advanceTimersByTimeAsync(100);
    expect(viewer.events.slice(1)).toMatchObject([
      { type: 'readings', readings: [{ id: 4 }] },
      { type: 'gap', reload: RELOAD, position: { seq: 6 } },
      { type: 'readings', readings: [{ id: 7 }] },
    ]);
  });

  it('hears nothing of channels that it does not watch', async () => {
    const viewer = hub.join();
    viewer.subscribe({}, 'car-8/*');
    hub.bus.doubt([DOUBT]);
    await jest.advanceTimersByTimeAsync(100);
    expect(viewer.ofType('gap')).toEqual([]);
  });

  it('that comes back from before is caught up from the store, which knows', async () => {
    hub.bus.doubt([DOUBT]);
    hub.bring(7);
    const missed = jest
      .spyOn(hub.history, 'missed')
      .mockResolvedValue({ recovered: true, readings: [reading(5), reading(7)] });
    const viewer = hub.join();
    viewer.subscribe({ after: position(3) });
    await jest.advanceTimersByTimeAsync(100);
    expect(missed).toHaveBeenCalledTimes(1);
    expect(viewer.ids).toEqual([5, 7]);
    hub.bring(8);
    await jest.advanceTimersByTimeAsync(100);
    expect(viewer.ids).toEqual([5, 7, 8]);
  });

  it('that waits for the store is told once it knows its stream', async () => {
    const answer = Promise.withResolvers<{ recovered: true; readings: [] }>();
    jest.spyOn(hub.history, 'missed').mockReturnValue(answer.promise);
    const viewer = hub.join();
    viewer.subscribe({ after: { ...position(-5), epoch: '0-0' } });
    hub.bus.doubt([DOUBT]);
    answer.resolve({ recovered: true, readings: [] });
    await jest.advanceTimersByTimeAsync(100);
    expect(viewer.events).toMatchObject([{ type: 'subscribed' }, { type: 'gap', reload: RELOAD }]);
  });

  it('of newest values gets what the store says is newest', async () => {
    const newest = jest.spyOn(hub.history, 'newestOfEach').mockResolvedValue([]);
    const viewer = hub.join();
    viewer.subscribe({ mode: 'latest' });
    await jest.advanceTimersByTimeAsync(1_000);
    newest.mockResolvedValue([reading(5)]);
    hub.bus.doubt([DOUBT]);
    await jest.advanceTimersByTimeAsync(1_000);
    expect(viewer.ids.at(-1)).toBe(5);
  });

  it('of newest values costs the store one question at a time, however often there is doubt', async () => {
    const newest = jest.spyOn(hub.history, 'newestOfEach').mockRejectedValue(new Error('away'));
    hub.join().subscribe({ mode: 'latest' });
    for (let second = 0; second < 10; second += 1) {
      hub.bus.doubt([DOUBT]);
      hub.bus.doubt([DOUBT]);
      await jest.advanceTimersByTimeAsync(1_000);
    }
    expect(newest.mock.calls.length).toBeLessThanOrEqual(3);
  });
});

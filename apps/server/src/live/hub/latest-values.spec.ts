import { jest } from '@jest/globals';
import { HubUnderTest, NOW, position, range, reading } from './testing/hub-under-test.js';

const latest = { id: 'gauge', mode: 'latest', framesPerSecond: 4 } as const;

describe('a subscription to the latest values', () => {
  let hub: HubUnderTest;

  beforeEach(() => {
    jest.useFakeTimers();
    hub = new HubUnderTest();
  });

  afterEach(() => {
    hub.hub.onModuleDestroy();
    expect(jest.getTimerCount()).toBe(0);
    jest.useRealTimers();
  });

  const show = (...channels: string[]) => {
    const viewer = hub.join();
    viewer.subscribe(latest, ...channels);
    return viewer;
  };

  /** Until the last frame was sent so long ago that the next leaves at once. */
  const rest = () => jest.advanceTimersByTimeAsync(300);

  it('brings a value at once, then the newest of each channel at its rate, and leaves out what was overtaken', async () => {
    const viewer = show('car-7/*');
    await rest();
    hub.bring(1, 50);
    expect(viewer.frames).toEqual([[1]]);
    hub.bus.publish([reading(51, { channel: 'rpm' })]);
    await jest.advanceTimersByTimeAsync(245);
    expect(viewer.frames).toEqual([[1]]);
    await jest.advanceTimersByTimeAsync(10);
    expect(viewer.frames).toEqual([[1], [50, 51]]);
    expect(viewer.events.at(-1)).toMatchObject({ stream: 1, position: position(51) });
  });

  it('sends no more frames a second than were asked for', async () => {
    const viewer = show();
    for (let id = 1; id <= 1000; id += 1) {
      hub.bring(id);
      await jest.advanceTimersByTimeAsync(2);
    }
    await rest();
    expect(viewer.frames.length).toBeLessThanOrEqual(10);
    expect(viewer.ids.at(-1)).toBe(1000);
  });

  it('takes the value that was taken last, and of the same instant the one that was stored last', async () => {
    const viewer = show();
    await rest();
    hub.bring(5);
    hub.bus.publish([reading(6, { takenAt: NOW }), reading(7, { takenAt: NOW + 5 })]);
    await rest();
    hub.bus.publish([reading(8, { takenAt: NOW + 4 })]);
    await rest();
    expect(viewer.frames).toEqual([[5], [7]]);
  });

  it('begins with what is known, of the store and of what came since, whichever is newer', async () => {
    const stored = [reading(-9, { device: 'old' }), reading(-8, { device: 'both' }), reading(-7, { device: 'late' })];
    hub.bus.publish([reading(1, { device: 'both' }), reading(2, { device: 'late', takenAt: NOW - 1000 })]);
    let answer: () => void = () => undefined;
    const ask = jest.spyOn(hub.history, 'newestOfEach').mockImplementation(() => {
      return new Promise((resolve) => (answer = () => resolve(stored)));
    });
    const viewer = show('*/speed');
    await rest();
    expect(viewer.frames).toEqual([[1, 2]]);
    answer();
    await rest();
    expect(viewer.frames.slice(1)).toEqual([[-9, -7]]);
    const second = show('*/speed');
    await rest();
    expect(second.frames).toEqual([[-9, -7, 1]]);
    expect(ask).toHaveBeenCalledTimes(1);
  });

  it('begins with what memory knows while the store does not answer, and asks it again', async () => {
    const ask = jest.spyOn(hub.history, 'newestOfEach').mockRejectedValueOnce(new Error('away'));
    ask.mockResolvedValueOnce([reading(-1, { channel: 'rpm' })]);
    hub.bring(1);
    const viewer = show('car-7/*');
    await rest();
    expect(viewer.frames).toEqual([[1]]);
    await jest.advanceTimersByTimeAsync(10_000);
    expect(viewer.frames).toEqual([[1], [-1]]);
    expect(ask).toHaveBeenCalledTimes(2);
  });

  it('leaves frames out for a viewer that takes nothing, and shows it each newest value it has not seen after that', async () => {
    const [reader, frozen] = [show('car-7/*'), show('car-7/*')];
    hub.bus.publish([reading(1), reading(2, { channel: 'rpm' })]);
    await rest();
    frozen.freeze();
    for (let id = 3; id < 20; id += 1) {
      hub.bring(id);
      await rest();
    }
    frozen.thaw();
    await rest();
    expect(reader.frames).toEqual([[1, 2], ...range(3, 19).map((id) => [id])]);
    expect(frozen.frames).toEqual([[1, 2], [19]]);
    expect(frozen.ofType('behind')).toEqual([]);
    hub.bring(20);
    expect(frozen.ids.at(-1)).toBe(20);
  });

  it('shows many channels in frames that a viewer can take one by one', async () => {
    hub.bus.publish(range(1, 1234).map((id) => reading(id, { device: `car-${id}` })));
    const viewer = show('*/speed');
    await rest();
    expect(viewer.frames.map(({ length }) => length)).toEqual([500, 500, 234]);
    expect(viewer.ids).toEqual(range(1, 1234));
  });

  it('is no reason to hold back the place that every reading was sent up to', async () => {
    const viewer = show();
    await rest();
    hub.bring(1);
    const { storage } = hub;
    hub.hub.tellStats({ type: 'stats', stored: 0, since: 0, perSecond: 0, clients: {}, storage, serverTime: 0 });
    expect(viewer.events.at(-1)).toMatchObject({ type: 'stats', position: position(1) });
  });
});

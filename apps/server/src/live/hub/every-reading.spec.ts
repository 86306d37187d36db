import { jest } from '@jest/globals';
import { HubUnderTest, position, range, reading } from './testing/hub-under-test.js';

/** Enough for readings that wait for their frame, and for those who catch up. */
const settle = () => jest.advanceTimersByTimeAsync(500);

describe('a subscription to every reading', () => {
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

  it('brings a lone reading at once, and those that come soon after together, with the place behind them', async () => {
    const viewer = hub.watch();
    hub.bring(1, 3);
    expect(viewer.frames).toEqual([[1]]);
    await settle();
    expect(viewer.frames).toEqual([[1], [2, 3]]);
    expect(viewer.events.at(-1)).toMatchObject({ stream: 1, position: position(3), readings: [{}, reading(3)] });
  });

  it('brings what its patterns mean, each reading once, and nothing else', async () => {
    const [viewer, other, asleep] = [hub.join(), hub.join(), hub.join()];
    viewer.subscribe({}, 'car-*/speed', 'car-7/*');
    other.subscribe({}, '*/rpm');
    hub.bus.publish([
      reading(1),
      reading(2, { device: 'bus-7' }),
      reading(3, { device: 'car-8' }),
      reading(4, { device: 'car-8', channel: 'rpm' }),
      reading(5, { channel: 'rpm' }),
    ]);
    await settle();
    expect(viewer.ids).toEqual([1, 3, 5]);
    expect(other.ids).toEqual([4, 5]);
    expect(asleep.ids).toEqual([]);
  });

  it('shares its stream with all who want the same, in whatever order they say it', () => {
    const viewers = [hub.join(), hub.join()];
    const frames: unknown[] = [];
    for (const { transport } of viewers) transport.sendFrame = (frame) => frames.push(frame);
    viewers[0]?.subscribe({}, 'a/x', 'car-7/speed');
    viewers[1]?.subscribe({}, 'car-7/speed', 'a/x', 'a/x');
    hub.bring(1);
    expect(frames).toHaveLength(2);
    expect(frames[0]).toBe(frames[1]);
  });

  it('has its frames once for a viewer that subscribes to the same twice, until both are ended', () => {
    const viewer = hub.watch();
    viewer.subscribe({ id: 'b' });
    expect(viewer.ofType('subscribed').map(({ stream }) => stream)).toEqual([1, 1]);
    viewer.unsubscribe('a');
    hub.bring(1);
    viewer.unsubscribe('b');
    hub.bring(2);
    expect(viewer.ids).toEqual([1]);
  });

  it('begins behind what the others are still to be sent', async () => {
    const early = hub.watch();
    hub.bring(1, 2);
    const late = hub.watch();
    hub.bring(3);
    await settle();
    expect(early.ids).toEqual([1, 2, 3]);
    expect(late.ofType('subscribed')).toMatchObject([{ position: position(2), recovered: null }]);
    expect(late.ids).toEqual([3]);
  });

  it('comes in frames that a viewer can take one by one, each with the place behind it', async () => {
    const viewer = hub.watch();
    hub.bus.publish(range(1, 1200).map((id) => reading(id)));
    await settle();
    expect(viewer.frames.map(({ length }) => length)).toEqual([500, 500, 200]);
    expect(viewer.ofType('readings').map(({ position: { seq } }) => seq)).toEqual([500, 1000, 1200]);
    expect(viewer.ids).toEqual(range(1, 1200));
  });

  it('tells all viewers how far they are with the figures of each second, and those who are behind without', async () => {
    const [reader, frozen] = [hub.watch(), hub.watch()];
    frozen.freeze();
    hub.bring(1, 2);
    frozen.transport.bufferedBytes = 10_000;
    const { storage } = hub;
    hub.hub.tellStats({ type: 'stats', stored: 0, since: 0, perSecond: 0, clients: {}, storage, serverTime: 0 });
    expect(reader.ids).toEqual([1, 2]);
    expect(reader.events.at(-1)).toMatchObject({ type: 'stats', position: position(2) });
    expect(frozen.events.at(-1)).toMatchObject({ type: 'stats' });
    expect(frozen.events.at(-1)).not.toHaveProperty('position');
    frozen.thaw();
    await settle();
  });
});

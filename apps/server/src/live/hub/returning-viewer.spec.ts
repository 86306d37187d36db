import { jest } from '@jest/globals';
import { HubUnderTest, NOW, position, range, reading } from './testing/hub-under-test.js';

const DAY_MS = 24 * 3_600_000;

/** Enough for those who catch up. */
const settled = () => jest.advanceTimersByTimeAsync(2_000);

describe('a viewer that comes back', () => {
  let hub: HubUnderTest;

  beforeEach(() => {
    jest.useFakeTimers();
    hub = new HubUnderTest({ LIVE_MEMORY_READINGS: '2000' });
    hub.bring(1, 1500);
  });

  afterEach(() => {
    hub.hub.onModuleDestroy();
    jest.useRealTimers();
  });

  it('gets what it missed from memory, behind the answer that says so, and what comes meanwhile', async () => {
    const viewer = hub.join();
    viewer.subscribe({ after: position(200) });
    expect(viewer.events).toMatchObject([{ type: 'subscribed', recovered: true, position: position(200) }]);
    for (let id = 1501; id <= 1510; id += 1) {
      hub.bring(id);
      await jest.advanceTimersByTimeAsync(1);
    }
    await settled();
    expect(viewer.ids).toEqual(range(201, 1510));
    expect(viewer.ofType('behind')).toEqual([]);
  });

  it('missed nothing where it was at the head', async () => {
    const viewer = hub.join();
    viewer.subscribe({ after: position(1500) });
    await settled();
    hub.bring(1501);
    expect(viewer.events).toMatchObject([{ type: 'subscribed', recovered: true }, { type: 'readings' }]);
    expect(viewer.ids).toEqual([1501]);
  });

  it('has a stream of its own for each subscription that was elsewhere', async () => {
    const viewer = hub.join();
    viewer.subscribe({ id: 'a', after: position(1400) });
    viewer.subscribe({ id: 'b', after: position(1450) });
    await settled();
    const ids = (of: number) =>
      viewer.ofType('readings').flatMap(({ stream, readings }) => (stream === of ? readings : []));
    expect(ids(1)).toHaveLength(100);
    expect(ids(2)).toHaveLength(50);
  });

  it('is told what to read again where its place lies ahead of all', async () => {
    const viewer = hub.join();
    viewer.subscribe({ after: position(1501) });
    await settled();
    const reload = { from: 0, to: NOW + 1500 + DAY_MS };
    expect(viewer.events).toMatchObject([{ type: 'subscribed', recovered: false, position: position(1500), reload }]);
  });

  it('is told what the store says of a run of the server that memory knows nothing of', async () => {
    const readings = [reading(-5), reading(-4)];
    const ask = jest.spyOn(hub.history, 'missed').mockResolvedValue({ recovered: true, readings });
    const viewer = hub.join();
    const after = { epoch: '0-0', seq: -6, time: NOW - 1000 };
    viewer.subscribe({ after });
    hub.bring(1501);
    await settled();
    expect(ask).toHaveBeenCalledWith(expect.objectContaining({ after, upTo: 1500 }));
    expect(viewer.events[0]).toMatchObject({ type: 'subscribed', recovered: true, position: after });
    expect(viewer.ids).toEqual([-5, -4, 1501]);
  });

  it('is told so where the store can not tell what it missed', async () => {
    const reload = { from: 5, to: 7 };
    jest.spyOn(hub.history, 'missed').mockResolvedValue({ recovered: false, reload });
    const viewer = hub.join();
    viewer.subscribe({ after: { epoch: 'foreign', seq: 3, time: 5 } });
    await settled();
    hub.bring(1501);
    const answer = { type: 'subscribed', recovered: false, position: position(1500), reload };
    expect(viewer.events).toMatchObject([answer, { type: 'readings' }]);
    expect(viewer.ids).toEqual([1501]);
  });

  it('is told what the store says while readings move there from the journal', async () => {
    hub.storage = { ...hub.storage, state: 'draining', waiting: 3 };
    const readings = [reading(-5)];
    jest.spyOn(hub.history, 'missed').mockResolvedValue({ recovered: true, readings });
    const viewer = hub.join();
    viewer.subscribe({ after: { epoch: '0-0', seq: -6, time: NOW - 1000 } });
    await settled();
    expect(viewer.events[0]).toMatchObject({ type: 'subscribed', recovered: true });
    expect(viewer.ids).toEqual([-5]);
  });

  describe('while the database is away', () => {
    const LATE = NOW - 20 * DAY_MS;

    it('is told at once which times hold all that it missed in this run, late readings among them', async () => {
      hub.bus.publish([reading(1501, { takenAt: LATE })]);
      hub.bring(1502, 12_000);
      const ask = jest.spyOn(hub.history, 'missed');
      hub.storage = { ...hub.storage, state: 'journal', waiting: 3 };
      const viewer = hub.join();
      viewer.subscribe({ after: position(1500) });
      viewer.subscribe({ id: 'b', after: position(9_500) });
      await settled();
      expect(ask).not.toHaveBeenCalled();
      const to = NOW + 12_000;
      expect(viewer.events).toMatchObject([
        { type: 'subscribed', id: 'a', recovered: false, reload: { from: LATE, to } },
        { type: 'subscribed', id: 'b', recovered: false, reload: { to } },
      ]);
      expect(viewer.ofType('subscribed')[1]?.reload?.from).toBeGreaterThan(NOW);
    });

    it.each(['a store that is known to be away', 'a store that fails'])(
      'is told to reload everything if it was watching another run, by %s',
      async (store) => {
        if (store.endsWith('fails')) jest.spyOn(hub.history, 'missed').mockRejectedValue(new Error('away'));
        else hub.storage = { ...hub.storage, state: 'journal', waiting: 3 };
        const viewer = hub.join();
        viewer.subscribe({ after: { ...position(0), epoch: '0-0' } });
        await settled();
        const reload = { from: 0, to: NOW + 1500 + DAY_MS };
        expect(viewer.events).toMatchObject([{ type: 'subscribed', recovered: false, reload }]);
      },
    );
  });

  it('asks the store once for all who were at the same place, and a few places at a time', async () => {
    const answers: (() => void)[] = [];
    const ask = jest.spyOn(hub.history, 'missed').mockImplementation(({ after: { seq } }) => {
      return new Promise((resolve) =>
        answers.push(() => {
          resolve({ recovered: true, readings: [reading(seq + 1)] });
        }),
      );
    });
    const viewers = range(0, 599).map((index) => {
      const viewer = hub.join();
      viewer.subscribe({ after: { epoch: '0-0', seq: -100 + 10 * (index % 6), time: NOW } });
      return viewer;
    });
    await settled();
    expect(ask).toHaveBeenCalledTimes(4);
    for (const [index, viewer] of viewers.entries()) if (index % 6 === 4) viewer.leave();
    for (let asked = 0; asked < 5; asked += 1) {
      answers[asked]?.();
      await settled();
    }
    expect(ask).toHaveBeenCalledTimes(5);
    for (const [index, { ids }] of viewers.entries())
      expect(ids).toEqual(index % 6 === 4 ? [] : [-99 + 10 * (index % 6)]);
  });

  it.each([
    ['memory', position(100)],
    ['the store', { epoch: '0-0', seq: -2000, time: NOW }],
  ])('gets the very frames that others from the same place get, from %s', async (_from, after) => {
    const readings = range(-1999, -900).map((id) => reading(id));
    jest.spyOn(hub.history, 'missed').mockResolvedValue({ recovered: true, readings });
    const frames = [0, 1].map(() => {
      const viewer = hub.join();
      const sendFrame = jest.spyOn(viewer.transport, 'sendFrame');
      viewer.subscribe({ after });
      return sendFrame;
    });
    await settled();
    const [first, second] = frames.map(({ mock }) => mock.calls.map(([frame]) => frame));
    expect(first?.length).toBeGreaterThan(2);
    expect(first?.[0]).toBe(second?.[0]);
    expect(first?.[1]).toBe(second?.[1]);
  });

  it('may leave while the store is asked', async () => {
    let answer: () => void = () => undefined;
    jest.spyOn(hub.history, 'missed').mockImplementation(() => {
      return new Promise(
        (resolve) =>
          (answer = () => {
            resolve({ recovered: true, readings: [reading(-1)] });
          }),
      );
    });
    const viewer = hub.join();
    viewer.subscribe({ after: { ...position(0), epoch: '0-0' } });
    await settled();
    viewer.unsubscribe();
    answer();
    await settled();
    expect(viewer.events).toEqual([]);
  });
});

import { jest } from '@jest/globals';
import { CLOSE } from '@tachograph/contracts';
import { HubUnderTest, NOW, position, range, reading } from './testing/hub-under-test.js';

/** Enough for those who catch up. */
const settle = () => jest.advanceTimersByTimeAsync(500);

describe('a viewer that takes nothing', () => {
  let hub: HubUnderTest;

  beforeEach(() => {
    jest.useFakeTimers();
    hub = new HubUnderTest({ LIVE_MEMORY_READINGS: '2000', LIVE_STUCK_MS: '10000' });
  });

  afterEach(() => {
    hub.hub.onModuleDestroy();
    jest.useRealTimers();
  });

  it('is told how much was held back once it takes again, gets just that, and is with the others again', async () => {
    const [reader, frozen] = [hub.watch(), hub.watch()];
    hub.bring(1);
    frozen.freeze();
    hub.bring(2, 1500);
    await settle();
    expect(reader.ids).toEqual(range(1, 1500));
    expect(frozen.ids).toEqual([1]);
    frozen.thaw();
    await settle();
    expect(frozen.ofType('behind')).toEqual([{ type: 'behind', stream: 1, readings: 1499 }]);
    expect(frozen.ids).toEqual(range(1, 1500));
    hub.bring(1501);
    expect(frozen.ids.at(-1)).toBe(1501);
  });

  it('is caught up as it takes it, while more keeps coming', async () => {
    const slow = hub.watch();
    slow.freeze();
    hub.bring(1, 900);
    await settle();
    // Each frame fills its outbox again.
    const { send } = slow.transport;
    slow.transport.send = (text) => {
      send(text);
      slow.freeze();
    };
    for (let id = 901; slow.ids.length < 1000; id += 1) {
      if (id <= 1000) hub.bring(id);
      slow.thaw();
      await jest.advanceTimersByTimeAsync(20);
    }
    expect(slow.ids).toEqual(range(1, 1000));
  });

  it('is brought from the store what is not in memory any more', async () => {
    const ask = jest.spyOn(hub.history, 'missed').mockImplementation(({ after, upTo }) => {
      return Promise.resolve({ recovered: true, readings: range(after.seq + 1, upTo).map((id) => reading(id)) });
    });
    const frozen = hub.watch();
    hub.bring(1);
    frozen.freeze();
    hub.bring(2, 5000);
    await settle();
    frozen.thaw();
    hub.bring(5001);
    await settle();
    expect(ask).toHaveBeenCalledTimes(1);
    expect(frozen.ids).toEqual(range(1, 5001));
    hub.bring(5002);
    expect(frozen.ids.at(-1)).toBe(5002);
  });

  it('is told of a gap where the store does not answer, and goes on behind it', async () => {
    jest.spyOn(hub.history, 'missed').mockRejectedValue(new Error('the database is away'));
    const frozen = hub.watch();
    frozen.freeze();
    hub.bring(1, 5000);
    await settle();
    frozen.thaw();
    await settle();
    const reload = { from: NOW + 1, to: NOW + 5000 };
    expect(frozen.ofType('gap')).toEqual([{ type: 'gap', stream: 1, position: position(5000), reload }]);
    hub.bring(5001);
    expect(frozen.ids).toEqual([5001]);
  });

  it('is told of a gap where more waits for slow viewers than memory is for, until they have taken it', async () => {
    jest.spyOn(hub.history, 'missed').mockImplementation(({ after, upTo }) => {
      return Promise.resolve({ recovered: true, readings: range(after.seq + 1, upTo).map((id) => reading(id)) });
    });
    // Each at a place of its own, so that none shares what another waits for.
    const crowd = range(1, 27).map((seq) => {
      const viewer = hub.watch();
      hub.bring(seq);
      viewer.freeze();
      return viewer;
    });
    hub.bring(28, 20_000);
    await settle();
    for (const viewer of crowd) {
      const { send } = viewer.transport;
      viewer.transport.send = (text) => {
        send(text);
        viewer.freeze();
      };
      viewer.thaw();
    }
    await settle();
    for (let frame = 0; frame < 50; frame += 1) {
      for (const viewer of crowd) viewer.thaw();
      await settle();
    }
    const gaps = crowd.filter((viewer) => viewer.ofType('gap').length > 0);
    expect(gaps.length).toBeGreaterThan(0);
    expect(gaps.length).toBeLessThan(10);
    for (const [index, viewer] of crowd.entries())
      if (!gaps.includes(viewer)) expect(viewer.ids).toEqual(range(index + 1, 20_000));
  });

  it('is sent away to come back when it has taken nothing for long', async () => {
    const frozen = hub.watch();
    frozen.freeze();
    hub.bring(1);
    await jest.advanceTimersByTimeAsync(9_000);
    expect(frozen.closed).toBeUndefined();
    frozen.transport.takenBytes += 1;
    await jest.advanceTimersByTimeAsync(9_000);
    expect(frozen.closed).toBeUndefined();
    await jest.advanceTimersByTimeAsync(2_000);
    expect(frozen.closed).toEqual(CLOSE.tooSlow);
    frozen.leave();
    expect(jest.getTimerCount()).toBe(0);
  });
});

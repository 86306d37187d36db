import { jest } from '@jest/globals';
import { CpuLoad } from './cpu-load.js';

/** A machine of two processors that is as busy as the test says, by the clock that the test moves. */
function machine() {
  const ticks = { busy: 1_000_000, idle: 1_000_000 };
  const of = (part: number) => ({
    times: { user: ticks.busy * part, nice: 0, sys: 0, irq: 0, idle: ticks.idle * part },
  });
  return {
    ticks,
    load: new CpuLoad(() => [of(0.5), of(0.5)]),
    /** Time passes in which it is busy to this part. */
    async pass(ms: number, busy: number) {
      ticks.busy += 2 * ms * busy;
      ticks.idle += 2 * ms * (1 - busy);
      await jest.advanceTimersByTimeAsync(ms);
    },
  };
}

describe('the load of the processors', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('is at first that of a quarter of a second, not that since the machine was switched on', async () => {
    const { load, pass } = machine();
    const first = load.read();
    await pass(250, 0.1);
    expect(await first).toBeCloseTo(10);
  });

  it('is then that since the previous figure', async () => {
    const { load, pass } = machine();
    const first = load.read();
    await pass(250, 0.1);
    await first;
    for (const busy of [0.8, 0, 1, 0.25]) {
      await pass(1_000, busy);
      expect(await load.read()).toBeCloseTo(100 * busy);
    }
  });

  it('is after a pause that of now, neither an average over the pause nor nothing', async () => {
    const { load, pass } = machine();
    const first = load.read();
    await pass(250, 0.1);
    await first;
    await pass(3_600_000, 0.9);
    const after = load.read();
    await pass(250, 0.2);
    expect(await after).toBeCloseTo(20);
  });

  it('stays within 0 and 100 where the counts go back', async () => {
    const { ticks, load, pass } = machine();
    const first = load.read();
    await pass(250, 0.1);
    await first;
    ticks.idle -= 10;
    ticks.busy += 1_000;
    expect(await load.read()).toBe(100);
    ticks.busy -= 10;
    ticks.idle += 1_000;
    expect(await load.read()).toBe(0);
  });

  it('is none where nothing is counted', async () => {
    jest.useRealTimers();
    expect(await new CpuLoad(() => []).read()).toBe(0);
  });
});

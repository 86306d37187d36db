import { jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { TachographError } from '../platform/errors/index.js';
import { Demand } from './demand.js';
import { MeasuringRounds } from './measuring-rounds.js';

const INTERVAL_MS = 1_000;
const MINUTE_MS = 60_000;

class ForeseenError extends TachographError {
  override readonly code = 'storage_unavailable';
  override readonly status = 503;
}

/** Rounds whose ends the test decides. */
function setUp() {
  const demand = new Demand();
  const begun: number[] = [];
  const round = { measure: () => Promise.resolve() };
  const rounds = new MeasuringRounds(demand, {
    name: 'Thermometer',
    channels: ['temp', 'humidity'],
    intervalMs: INTERVAL_MS,
    measure: () => {
      begun.push(performance.now() - start);
      return round.measure();
    },
  });
  const start = performance.now();
  rounds.begin();
  return { demand, begun, round, rounds };
}

describe('rounds of measuring', () => {
  let logged: jest.SpiedFunction<Logger['error']>;

  beforeEach(() => {
    jest.useFakeTimers();
    logged = jest.spyOn(Logger.prototype, 'error').mockReturnValue();
  });

  afterEach(() => {
    jest.useRealTimers();
    logged.mockRestore();
  });

  it('begin when someone looks, go on at the interval, and end when the last looker has gone', async () => {
    const { demand, begun } = setUp();
    await jest.advanceTimersByTimeAsync(5 * INTERVAL_MS);
    expect(begun).toEqual([]);
    const [one, two] = [demand.watch(['temp']), demand.watch(['humidity'])];
    await jest.advanceTimersByTimeAsync(2 * INTERVAL_MS);
    expect(begun).toEqual([5_000, 6_000, 7_000]);
    one();
    await jest.advanceTimersByTimeAsync(INTERVAL_MS);
    two();
    await jest.advanceTimersByTimeAsync(5 * INTERVAL_MS);
    expect(begun).toEqual([5_000, 6_000, 7_000, 8_000]);
    expect(jest.getTimerCount()).toBe(0);
  });

  it('are not more frequent for lookers that come and go', async () => {
    const { demand, begun } = setUp();
    for (let look = 0; look < 10; look += 1) {
      const end = demand.watch(['temp']);
      await jest.advanceTimersByTimeAsync(INTERVAL_MS / 4);
      end();
    }
    expect(begun).toEqual([0, 1_000, 2_000]);
  });

  it('never overlap, however often lookers come and go while one takes long', async () => {
    const { demand, begun, round } = setUp();
    let finish: () => void = () => undefined;
    round.measure = () => new Promise((resolve) => (finish = resolve));
    demand.watch(['temp'])();
    demand.watch(['temp']);
    await jest.advanceTimersByTimeAsync(2.5 * INTERVAL_MS);
    demand.watch(['humidity'])();
    expect(begun).toEqual([0]);
    finish();
    await jest.advanceTimersByTimeAsync(0);
    expect(begun).toEqual([0, 2_500]);
    await jest.advanceTimersByTimeAsync(5 * INTERVAL_MS);
    expect(begun).toEqual([0, 2_500]);
  });

  it('go on after one that failed, and tell of failures once a minute', async () => {
    const { demand, begun, round } = setUp();
    round.measure = () => Promise.reject(new Error('the sensor is gone'));
    demand.watch(['temp']);
    await jest.advanceTimersByTimeAsync(MINUTE_MS - INTERVAL_MS);
    expect(begun).toHaveLength(60);
    expect(logged).toHaveBeenCalledTimes(1);
    await jest.advanceTimersByTimeAsync(INTERVAL_MS);
    expect(logged).toHaveBeenCalledTimes(2);
    expect(logged).toHaveBeenLastCalledWith(expect.stringMatching(/the sensor is gone[^]*60 times/));
  });

  it('leave the telling of a foreseen failure to whoever raised it', async () => {
    const { demand, begun, round } = setUp();
    round.measure = () => Promise.reject(new ForeseenError('the database is away'));
    demand.watch(['temp']);
    await jest.advanceTimersByTimeAsync(3 * INTERVAL_MS);
    expect(begun).toHaveLength(4);
    expect(logged).not.toHaveBeenCalled();
  });

  it('can be ended while someone looks and while one is under way', async () => {
    const { demand, begun, round, rounds } = setUp();
    let finish: () => void = () => undefined;
    round.measure = () => new Promise((resolve) => (finish = resolve));
    demand.watch(['temp']);
    await jest.advanceTimersByTimeAsync(0);
    rounds.end();
    finish();
    await jest.advanceTimersByTimeAsync(5 * INTERVAL_MS);
    demand.watch(['temp']);
    expect(begun).toEqual([0]);
    expect(jest.getTimerCount()).toBe(0);
  });
});

import { jest } from '@jest/globals';
import { Demand } from '../../demand/index.js';
import { SystemClock } from '../../platform/clock.js';
import { MetricsUnavailableError } from './errors.js';
import { HostMetrics } from './host-metrics.js';
import { hostReadings } from './testing/host-readings.js';

const NOW = Date.UTC(2026, 10, 21);

/** Metrics for which a source is told when it is wanted. */
function setUp() {
  const demand = new Demand();
  const wanted: boolean[] = [];
  demand.serve({ channels: ['cpu'] }, (now) => wanted.push(now));
  return { wanted, metrics: new HostMetrics(demand, new SystemClock()) };
}

describe('the metrics of this machine', () => {
  beforeEach(() => jest.useFakeTimers({ now: NOW }));
  afterEach(() => jest.useRealTimers());

  it('are given in the order in which they were stored, those of other machines left out', () => {
    const { metrics } = setUp();
    const readings = [...hostReadings(1, NOW), ...hostReadings(5, NOW, 'host:other'), ...hostReadings(9, NOW + 1_000)];
    expect(metrics.take(readings).map(({ timestamp }) => Date.parse(timestamp))).toEqual([NOW, NOW + 1_000]);
    expect(metrics.take([])).toEqual([]);
  });

  it('are at hand for a second, without being measured anew', async () => {
    const { wanted, metrics } = setUp();
    const [stored] = metrics.take(hostReadings(1, NOW));
    jest.advanceTimersByTime(1_000);
    expect(await metrics.current()).toEqual(stored);
    expect(wanted).toEqual([]);
  });

  it('are measured for whoever asks when they are older, once for all who ask', async () => {
    const { wanted, metrics } = setUp();
    metrics.take(hostReadings(1, NOW));
    jest.advanceTimersByTime(1_001);
    const asked = Promise.all([metrics.current(), metrics.current()]);
    expect(wanted).toEqual([true]);
    const [fresh] = metrics.take(hostReadings(5, NOW + 1_500));
    expect(await asked).toEqual([fresh, fresh]);
    expect(wanted).toEqual([true, false]);
    expect(jest.getTimerCount()).toBe(0);
  });

  it('are measured anew when the clock was set back', async () => {
    const { wanted, metrics } = setUp();
    metrics.take(hostReadings(1, NOW));
    jest.setSystemTime(NOW - 3_600_000);
    const asked = metrics.current();
    expect(wanted).toEqual([true]);
    metrics.take(hostReadings(5, NOW - 3_600_000));
    await asked;
  });

  it('are said to be unavailable when none come within five seconds', async () => {
    const { wanted, metrics } = setUp();
    const asked = metrics.current().catch((error: unknown) => error);
    await jest.advanceTimersByTimeAsync(5_000);
    expect(await asked).toBeInstanceOf(MetricsUnavailableError);
    expect(wanted).toEqual([true, false]);
  });

  it('are said to be unavailable when the server stops', async () => {
    const { wanted, metrics } = setUp();
    const asked = metrics.current().catch((error: unknown) => error);
    metrics.onModuleDestroy();
    expect(await asked).toMatchObject({ code: 'storage_unavailable', status: 503 });
    expect(wanted).toEqual([true, false]);
    expect(jest.getTimerCount()).toBe(0);
  });
});

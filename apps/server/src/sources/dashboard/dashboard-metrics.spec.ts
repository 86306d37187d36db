import type { Reading } from '@tachograph/contracts';
import { toDashboardMetrics } from './dashboard-metrics.js';
import { hostReadings } from './testing/host-readings.js';

const NOW = Date.UTC(2026, 10, 21);
const METRICS = {
  type: 'metrics',
  cpu: 1,
  memory: 2,
  network_sent: 3,
  network_recv: 4,
  timestamp: '2026-11-21T00:00:00.000Z',
};

/** What readings give, with the machine `host:here`. */
const assemble = (readings: readonly Reading[]) => toDashboardMetrics(readings, 'host:here');

const here = (firstId: number, takenAt = NOW) => hostReadings(firstId, takenAt, 'host:here');
const there = (firstId: number, takenAt = NOW) => hostReadings(firstId, takenAt, 'host:there');

describe('the metrics of a machine', () => {
  it('are one message for the four readings of one measurement', () => {
    expect(assemble(here(7))).toEqual([METRICS]);
    expect(assemble([...here(7), ...here(11, NOW + 1)])).toMatchObject([
      METRICS,
      { timestamp: '2026-11-21T00:00:00.001Z' },
    ]);
  });

  it('let readings of others be, also between those of one measurement', () => {
    const [speed] = here(1).map((reading) => ({ ...reading, device: 'car-7', channel: 'speed' }));
    const [hr] = here(1).map((reading) => ({ ...reading, channel: 'hr' }));
    if (speed === undefined || hr === undefined) throw new Error('no readings');
    expect(assemble(there(1))).toEqual([]);
    expect(assemble(here(7).flatMap((reading) => [speed, reading, hr, ...there(1)]))).toEqual([METRICS]);
  });

  it('never mix two measurements', () => {
    const half = here(7).slice(0, 2);
    expect(
      assemble([...half, ...here(9).slice(2)].map((reading, index) => ({ ...reading, takenAt: NOW + index }))),
    ).toEqual([]);
    expect(assemble([...half, ...here(100).slice(2)])).toEqual([]);
    expect(assemble(here(7).slice(1))).toEqual([]);
  });

  it('leave an incomplete measurement out', () => {
    expect(assemble([...here(7).slice(0, 3), ...here(100)])).toEqual([METRICS]);
    expect(assemble([...here(7).slice(1), ...here(100)])).toEqual([METRICS]);
  });
});

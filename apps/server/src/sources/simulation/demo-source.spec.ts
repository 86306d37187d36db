import { jest } from '@jest/globals';
import { DEMO_LABELS } from '@tachograph/contracts';
import { Demand } from '../../demand/index.js';
import { SystemClock } from '../../platform/clock.js';
import { readSettings } from '../../platform/config/index.js';
import type { ReadingIngest, Submission } from '../../readings/index.js';
import { DemoSource } from './demo-source.js';

const NOW = Date.UTC(2026, 10, 21);

function setUp(environment: Record<string, string> = {}) {
  const demand = new Demand();
  const submissions: Submission[] = [];
  const accept: ReadingIngest['accept'] = (submission) => {
    submissions.push(submission);
    return Promise.resolve([]);
  };
  const source = new DemoSource({ accept } as ReadingIngest, new SystemClock(), readSettings(environment), demand);
  source.onApplicationBootstrap();
  return { demand, submissions, source };
}

describe('the demo source', () => {
  beforeEach(() => jest.useFakeTimers({ now: NOW }));
  afterEach(() => jest.useRealTimers());

  it('gives one value every two seconds while someone looks', async () => {
    const { demand, submissions } = setUp();
    await jest.advanceTimersByTimeAsync(10_000);
    const end = demand.watch(['Sales']);
    await jest.advanceTimersByTimeAsync(4_000);
    end();
    await jest.advanceTimersByTimeAsync(10_000);
    expect(submissions.map(({ device, timestamp }) => [device, timestamp])).toEqual([
      ['demo', NOW + 10_000],
      ['demo', NOW + 12_000],
      ['demo', NOW + 14_000],
    ]);
  });

  it('gives whole numbers from 1 to 100 of every label', async () => {
    const { demand, submissions } = setUp();
    demand.watch(DEMO_LABELS);
    await jest.advanceTimersByTimeAsync(2_000 * 1_000);
    const values = submissions.flatMap((submission) => submission.values);
    expect(values).toHaveLength(1_001);
    expect(values.every(({ value }) => Number.isInteger(value) && value >= 1 && value <= 100)).toBe(true);
    expect(new Set(values.map(({ channel }) => channel))).toEqual(new Set(DEMO_LABELS));
    expect(new Set(values.map(({ unit }) => unit))).toEqual(new Set(['']));
  });

  it('is silent where it is switched off, and when the server stops', async () => {
    const off = setUp({ DEMO_SOURCE: 'off' });
    off.demand.watch(DEMO_LABELS);
    const stopped = setUp();
    stopped.demand.watch(DEMO_LABELS);
    stopped.source.onModuleDestroy();
    await jest.advanceTimersByTimeAsync(10_000);
    expect([...off.submissions, ...stopped.submissions]).toEqual([]);
  });
});

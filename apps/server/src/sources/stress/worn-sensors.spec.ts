import type { Reading } from '@tachograph/contracts';
import { readSettings } from '../../platform/config/index.js';
import { TachographError } from '../../platform/errors/index.js';
import type { HistoryRange } from '../../readings/index.js';
import { historyOf } from '../../readings/testing/empty-history.js';
import { sampleAt, START } from './testing/worn-samples.js';
import { StoredSamples } from './stored-samples.js';
import type { Assessment } from './worn-sensor.js';
import { WornSensors } from './worn-sensors.js';

class HistoryUnavailable extends TachographError {
  override readonly code = 'storage_unavailable';
  override readonly status = 503;
}

const stored = (assessment: Assessment) => Promise.resolve(assessment);

/** A quarter of an hour of readings as they stand in the store. */
function readings(device: string): Reading[] {
  return Array.from({ length: 900 }, (_, second) => {
    const { takenAt, receivedAt, hr, temp, eda } = sampleAt(second);
    const times: Pick<Reading, 'takenAt' | 'receivedAt' | 'clock'> = { takenAt, receivedAt, clock: 'device' };
    return Object.entries({ hr, temp, eda }).map(([channel, value], offset) => {
      return { id: second * 5 + offset, device, channel, unit: '', value, ...times };
    });
  }).flat();
}

function setUp({ rows = readings('band'), answers = () => Promise.resolve() } = {}) {
  const asked: HistoryRange[] = [];
  const last = async (range: HistoryRange) => {
    asked.push(range);
    await answers();
    return rows.filter(
      ({ channel, device, takenAt }) =>
        channel === range.channel && device === range.device && takenAt <= (range.to ?? Infinity),
    );
  };
  return { asked, sensors: new WornSensors(new StoredSamples(historyOf(last)), readSettings({})) };
}

/** The estimate for the first sample after those of the store. */
async function estimateOf(sensors: WornSensors, device = 'band'): Promise<Assessment> {
  const sample = sampleAt(900);
  return (await sensors.of(device, sample.takenAt)).take(sample, stored);
}

describe('the state of the devices', () => {
  it('is rebuilt from the last hour of what is stored, once', async () => {
    const { asked, sensors } = setUp();
    const estimate = await estimateOf(sensors);
    const without = setUp({ rows: [] }).sensors;
    for (let second = 0; second < 900; second++) {
      await (await without.of('band', START)).take(sampleAt(second), stored);
    }
    expect(estimate).toEqual(await estimateOf(without));
    expect(estimate.confidence).toBeGreaterThan(0.5);
    await estimateOf(sensors);
    expect(asked.map(({ channel }) => channel)).toEqual(['hr', 'temp', 'eda']);
    for (const range of asked) {
      expect(range).toMatchObject({ device: 'band', from: START - 2_700_000, to: START + 900_000 });
      expect(range.limit).toBeLessThanOrEqual(3600);
    }
  });

  it("is each device's own", async () => {
    const { sensors } = setUp();
    expect((await estimateOf(sensors, 'ring')).confidence).toBe(0.5);
    expect((await estimateOf(sensors, 'band')).confidence).toBeGreaterThan(0.5);
  });

  it('serves samples in the order in which they came, even while the past is being read', async () => {
    const gate = Promise.withResolvers<undefined>();
    const { sensors } = setUp({ answers: () => gate.promise });
    const served: number[] = [];
    const waiting = [1, 2, 3].map(async (number) => {
      await sensors.of('band', START);
      served.push(number);
    });
    gate.resolve(undefined);
    await Promise.all(waiting);
    expect(served).toEqual([1, 2, 3]);
  });

  it('does without the past when it can not be read: no reading is lost for it', async () => {
    const { asked, sensors } = setUp({ answers: () => Promise.reject(new HistoryUnavailable('the database is away')) });
    expect((await estimateOf(sensors)).confidence).toBe(0.5);
    // What failed for one is not asked for each other at once.
    expect((await estimateOf(sensors, 'ring')).confidence).toBe(0.5);
    expect(asked.every(({ device }) => device === 'band')).toBe(true);
  });
});

import { type Reading, SENSOR_CHANNELS } from '@tachograph/contracts';
import type { HistoryRange } from '../../readings/index.js';
import { EmptyHistory } from '../../readings/testing/empty-history.js';
import { SensorArchive } from './sensor-archive.js';

const RECORD = [SENSOR_CHANNELS.hr, SENSOR_CHANNELS.temp, SENSOR_CHANNELS.eda, SENSOR_CHANNELS.stress];
const CHANNELS = [...RECORD, SENSOR_CHANNELS.confidence];
const START = Date.parse('2026-11-21T14:00:00Z');

/** A store into which a sensor writes on: before each answer so many more records, one a second. */
class BusyStore extends EmptyHistory {
  private readonly readings: Reading[] = [];
  private records = 0;

  constructor(private readonly perQuestion: number) {
    super();
  }

  override last({ channel, from = 0, to = Infinity, limit }: HistoryRange): Promise<Reading[]> {
    for (let n = 0; n < this.perQuestion; n++) this.commit();
    const found = this.readings.filter(
      (reading) => reading.channel === channel && reading.takenAt >= from && reading.takenAt <= to,
    );
    return Promise.resolve(found.slice(-limit));
  }

  private commit(): void {
    const takenAt = START + this.records++ * 1000;
    for (const { name, unit } of CHANNELS) {
      const id = this.readings.length + 1;
      const facts = { id, device: 'band', channel: name, unit, clock: 'device' } as const;
      this.readings.push({ ...facts, value: 1, takenAt, receivedAt: takenAt });
    }
  }
}

describe('the archive of sensors', () => {
  it('gives whole records, and as many as asked for, while others are stored', async () => {
    const archive = new SensorArchive(new BusyStore(5));
    const { count, data } = await archive.history({ limit: 5 });
    expect(count).toBe(5);
    expect(data.map(({ id }) => id)).toEqual([21, 16, 11, 6, 1]);
  });

  it('gives nothing where nothing is stored', async () => {
    expect(await new SensorArchive(new BusyStore(0)).history(undefined)).toEqual({ count: 0, data: [] });
  });
});

import type { Reading } from '@tachograph/contracts';
import type { HistoryRange } from '../../readings/index.js';
import { EmptyHistory } from '../../readings/testing/empty-history.js';
import { DashboardArchive } from './dashboard-archive.js';
import { demoReading } from './testing/demo-reading.js';

/** A history that answers from a list, as the port promises. */
class ListedHistory extends EmptyHistory {
  constructor(private readonly readings: readonly Reading[]) {
    super();
  }

  override last({ channel, device, limit }: HistoryRange): Promise<Reading[]> {
    const of = this.readings.filter((reading) => reading.channel === channel && reading.device === device);
    return Promise.resolve(of.slice(-limit));
  }
}

const STORED = [
  demoReading(1, 'Sales', 1_000, 10),
  demoReading(2, 'Users', 3_000, 20),
  demoReading(3, 'Views', 3_000, 30),
  demoReading(4, 'Sales', 5_000, 40),
  { ...demoReading(5, 'Sales', 6_000), device: 'shop' },
  demoReading(6, 'Other', 6_000),
];

describe('the archive of data points', () => {
  it('gives those of all labels together, oldest first, at the same instant in the order of commit', async () => {
    expect(await new DashboardArchive(new ListedHistory(STORED)).last(50)).toEqual({
      type: 'history',
      count: 4,
      data: [
        { type: 'data', value: 10, label: 'Sales', timestamp: '1970-01-01T00:00:01.000Z' },
        { type: 'data', value: 20, label: 'Users', timestamp: '1970-01-01T00:00:03.000Z' },
        { type: 'data', value: 30, label: 'Views', timestamp: '1970-01-01T00:00:03.000Z' },
        { type: 'data', value: 40, label: 'Sales', timestamp: '1970-01-01T00:00:05.000Z' },
      ],
    });
  });

  it('gives the last ones where there are more than asked for', async () => {
    const { count, data } = await new DashboardArchive(new ListedHistory(STORED)).last(2);
    expect(count).toBe(2);
    expect(data.map(({ value }) => value)).toEqual([30, 40]);
  });

  it('is empty before anything was stored', async () => {
    const archive = new DashboardArchive(new ListedHistory([]));
    expect(await archive.last(50)).toEqual({ type: 'history', count: 0, data: [] });
  });
});

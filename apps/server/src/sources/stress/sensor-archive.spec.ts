import type { Reading } from '@tachograph/contracts';
import { type HistoryRange, ReadingHistory } from '../../readings/index.js';
import { SensorArchive } from './sensor-archive.js';

const NOON = Date.UTC(2026, 10, 21, 12);
const CHANNELS = ['hr', 'temp', 'eda', 'stress', 'confidence'];

/** A store in which another record is there at each question. */
class GrowingHistory extends ReadingHistory {
  private readonly stored: Reading[] = [];

  store(): void {
    const second = this.stored.length / CHANNELS.length;
    for (const [offset, channel] of CHANNELS.entries()) {
      const takenAt = NOON + second * 1000;
      const times = { takenAt, receivedAt: takenAt, clock: 'device' } as const;
      this.stored.push({
        id: second * CHANNELS.length + offset,
        device: 'band',
        channel,
        unit: '',
        value: 1,
        ...times,
      });
    }
  }

  override last({ channel, from = 0, to = Infinity, limit }: HistoryRange): Promise<Reading[]> {
    const found = this.stored.filter((row) => row.channel === channel && row.takenAt >= from && row.takenAt <= to);
    this.store();
    return Promise.resolve(found.slice(-limit));
  }
}

describe('the archive of sensors', () => {
  it('answers as many records as were asked for while others are being stored, newest first', async () => {
    const history = new GrowingHistory();
    for (let second = 0; second < 10; second++) history.store();
    const { count, data } = await new SensorArchive(history).history({ limit: 3 });
    expect(count).toBe(3);
    expect(data.map(({ timestamp }) => timestamp.slice(17, 19))).toEqual(['09', '08', '07']);
  });

  it('answers an empty list while nothing is stored', async () => {
    expect(await new SensorArchive(new GrowingHistory()).history(undefined)).toEqual({ count: 0, data: [] });
  });
});

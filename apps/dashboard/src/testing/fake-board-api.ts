import { jest } from '@jest/globals';
import type { Reading } from '@tachograph/contracts';
import type { BoardApi } from '../app/core/api/board-api';
import { seriesAnswer } from './series';

/** Questions and answers of a server; a test says what it answers. */
export class FakeBoardApi {
  readonly series = jest.fn<BoardApi['series']>();
  readonly statistics = jest.fn<BoardApi['statistics']>();
  readonly latest = jest.fn<BoardApi['latest']>();
  readonly readings = jest.fn<BoardApi['readings']>();

  constructor() {
    this.series.mockResolvedValue(seriesAnswer([]));
    this.statistics.mockResolvedValue({ from: 0, to: 1, timeZone: 'UTC', channels: [] });
    this.latest.mockResolvedValue({ count: 0, data: [] });
    this.readings.mockResolvedValue({ data: [], isAll: true });
  }

  stores(...data: Reading[]): void {
    this.readings.mockImplementation((_channels, { from = 0, to = Infinity }, limit) => {
      const found = data.filter(({ takenAt }) => takenAt >= from && takenAt <= to);
      const last = found.slice(-limit);
      return Promise.resolve({ data: last, isAll: found.length <= limit });
    });
  }
}

import type { Questions } from '../../platform/questions/index.js';
import { NewestFinder, type NewestRow } from '../latest/newest-finder.js';
import { RawReader } from './raw-reader.js';

/**
 * What is asked of the stored readings in bulk: series, statistics, exports, rollups. It lives in a thread of its own, where millions of
 * readings hold up nobody; what goes in and out is plain data. Each method is one line: who does the work stands behind it.
 */
export class HistoryEngine {
  private readonly raw: RawReader;
  private readonly newest: NewestFinder;

  constructor(private readonly questions: Questions) {
    this.raw = new RawReader(questions);
    this.newest = new NewestFinder(questions);
  }

  /** Readings of a channel in a stretch of time. */
  async count(channelId: number, span: { from: number; to: number }): Promise<number> {
    let count = 0;
    for await (const page of this.raw.pages(channelId, span)) count += page.length;
    return count;
  }

  /** The newest reading of each channel that has one from its instant on. */
  newestFrom(channels: readonly { channelId: number; from: number }[]): Promise<NewestRow[]> {
    return this.newest.find(channels);
  }

  close(): Promise<void> {
    return this.questions.close();
  }
}

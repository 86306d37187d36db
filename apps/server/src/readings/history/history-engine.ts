import type { ChannelStatistics, TimeSpan } from '@tachograph/contracts';
import { transfer } from 'comlink';
import type { Questions } from '../../platform/questions/index.js';
import { NewestFinder, type NewestRow } from '../latest/newest-finder.js';
import { QuestionsRollupReader } from '../rollups/questions-rollup-reader.js';
import { type ComputedRollups, RollupBuilder } from '../rollups/rollup-builder.js';
import { SketchReader } from '../rollups/sketch-reader.js';
import { type StatisticsQuestion, StatisticsReader } from '../statistics/statistics-reader.js';
import { EverythingKept } from './kept-levels.js';
import { RawReader } from './raw-reader.js';
import { seriesJson } from './series-json.js';
import { type SeriesQuestion, SeriesReader } from './series-reader.js';

/**
 * What is asked of the stored readings in bulk: series, statistics, exports, rollups. It lives in a thread of its own, where millions of
 * readings hold up nobody; what goes in and out is plain data. Each method is one line: who does the work stands behind it.
 */
export class HistoryEngine {
  private readonly raw: RawReader;
  private readonly newest: NewestFinder;
  private readonly builder: RollupBuilder;
  private readonly seriesReader: SeriesReader;
  private readonly statisticsReader: StatisticsReader;

  constructor(private readonly questions: Questions) {
    this.raw = new RawReader(questions);
    this.newest = new NewestFinder(questions);
    const rollups = new QuestionsRollupReader(questions);
    const sketches = new SketchReader(questions);
    this.builder = new RollupBuilder(this.raw, rollups, sketches);
    this.seriesReader = new SeriesReader({ raw: this.raw, rollups }, new EverythingKept());
    this.statisticsReader = new StatisticsReader({ raw: this.raw, rollups, sketches }, new EverythingKept());
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

  /** What rows of rollups are to hold for a stretch of time: see {@link RollupBuilder.compute}. */
  async computeRollups(channelId: number, span: TimeSpan, expiredBefore?: number): Promise<ComputedRollups> {
    return this.builder.compute(channelId, span, expiredBefore);
  }

  /** A `SeriesAnswer` as JSON in UTF-8. */
  async series(question: SeriesQuestion): Promise<Uint8Array> {
    const json = seriesJson(question, await this.seriesReader.read(question));
    return transfer(json, [json.buffer]);
  }

  /** The statistics of channels, in the order asked. */
  statistics(question: StatisticsQuestion): Promise<ChannelStatistics[]> {
    return this.statisticsReader.read(question);
  }

  close(): Promise<void> {
    return this.questions.close();
  }
}

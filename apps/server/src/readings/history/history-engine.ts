import type { ChannelStatistics, TimeSpan } from '@tachograph/contracts';
import { transfer } from 'comlink';
import type { Questions } from '../../platform/questions/index.js';
import { NewestFinder, type NewestRow } from '../latest/newest-finder.js';
import { QuestionsRollupReader } from '../rollups/questions-rollup-reader.js';
import { type ComputedRollups, RollupBuilder } from '../rollups/rollup-builder.js';
import { KeptLevels } from './kept-levels.js';
import { SketchReader } from '../rollups/sketch-reader.js';
import { type StatisticsQuestion, StatisticsReader } from '../statistics/statistics-reader.js';
import { type DatabaseSize, databaseSize } from '../retention/database-size.js';
import { type ChannelAmount, ReadingCounts } from '../retention/reading-counts.js';
import { type ChannelSpan, type Line, StoredAmounts } from '../retention/stored-amounts.js';
import type { ExportRequest } from '../transfer/export/export-request.js';
import { TransferEngine } from '../transfer/transfer-engine.js';
import { type FirstReading, type LateRange, UnrolledReadings } from '../rollups/unrolled-readings.js';
import { RollupCheck, type RollupDifference } from '../rollups/rollup-check.js';
import { RawReader } from './raw-reader.js';
import { seriesJson } from './series-json.js';
import { type SeriesQuestion, SeriesReader } from './series-reader.js';
import { warmUp } from './warm-up.js';

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
  private readonly amounts: StoredAmounts;
  private readonly counts: ReadingCounts;
  private readonly transfer: TransferEngine;
  private readonly unrolled: UnrolledReadings;
  private readonly check: RollupCheck;

  constructor(private readonly questions: Questions) {
    this.raw = new RawReader(questions);
    this.newest = new NewestFinder(questions);
    const rollups = new QuestionsRollupReader(questions);
    const sketches = new SketchReader(questions);
    this.builder = new RollupBuilder(this.raw, rollups, sketches);
    const kept = new KeptLevels(questions);
    const stored = { raw: this.raw, rollups, kept };
    this.seriesReader = new SeriesReader({ ...stored, sketches });
    this.statisticsReader = new StatisticsReader({ ...stored, sketches });
    this.amounts = new StoredAmounts(questions);
    this.counts = new ReadingCounts(questions, rollups);
    this.transfer = new TransferEngine(questions, stored, kept);
    this.unrolled = new UnrolledReadings(questions);
    this.check = new RollupCheck(this.raw, rollups, sketches);
  }

  /** Answers as soon as the thread gets to it. */
  isThere(): Promise<true> {
    return Promise.resolve(true);
  }

  /** See {@link warmUp}. */
  warmUp(): Promise<void> {
    return warmUp(this.questions, { series: this.seriesReader, statistics: this.statisticsReader });
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
  computeRollups(channelId: number, span: TimeSpan, expiredBefore?: number): Promise<ComputedRollups> {
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

  amountsOfChannels(recentFrom: number): Promise<ChannelAmount[]> {
    return this.counts.ofChannels(recentFrom);
  }

  readingsBefore(lines: readonly Line[]): Promise<number[]> {
    return this.counts.before(lines);
  }

  rollupBytesBefore(lines: readonly Line[]): Promise<number[]> {
    return this.amounts.rollupBytesBefore(lines);
  }

  crossed(lines: readonly Line[]): Promise<Line[]> {
    return this.amounts.crossed(lines);
  }

  anyWithin(spans: readonly ChannelSpan[]): Promise<boolean> {
    return this.amounts.anyWithin(spans);
  }

  messagesBefore(
    channelId: number,
    before: number,
    after: string,
    limit: number,
  ): Promise<{ ids: string[]; next?: string }> {
    return this.amounts.messagesBefore(channelId, before, after, limit);
  }

  databaseSize(): Promise<DatabaseSize> {
    return databaseSize(this.questions);
  }

  /** How many rows an export has. */
  countExport(request: ExportRequest): Promise<number> {
    return this.transfer.rows.count(request);
  }

  /** Begins an export; `nextOfExport` gives its pieces until there is none, and `endExport` lets go of it. */
  beginExport(request: ExportRequest): Promise<number> {
    return Promise.resolve(this.transfer.beginExport(request));
  }

  async nextOfExport(file: number) {
    const chunk = await this.transfer.exports.next(file);
    return chunk && transfer(chunk, [chunk.bytes.buffer]);
  }

  endExport(file: number): Promise<void> {
    return this.transfer.exports.end(file);
  }

  /** Which readings of these instants are stored since before a moment: time taken, value and how many, one after the other. */
  storedAt(channelId: number, instants: readonly number[], receivedUpTo: number): Promise<number[]> {
    return this.transfer.storedBefore.find(channelId, instants, receivedUpTo);
  }

  /** Begins to read a Parquet file; `nextOfParquet` gives the names of its columns and then its rows, and `endParquet` lets go of it. */
  beginParquet(path: string): Promise<number> {
    return Promise.resolve(this.transfer.beginParquet(path));
  }

  nextOfParquet(file: number): Promise<unknown[][] | undefined> {
    return this.transfer.parquet.next(file);
  }

  endParquet(file: number): Promise<void> {
    return this.transfer.parquet.end(file);
  }

  /** See {@link UnrolledReadings.firstOfEach}. */
  async firstReadings(from: number, to: number): Promise<FirstReading[]> {
    return this.unrolled.firstOfEach(from, to);
  }

  /** See {@link UnrolledReadings.lateRanges}. */
  async lateRanges(afterId: number, upToId: number): Promise<LateRange[]> {
    return this.unrolled.lateRanges(afterId, upToId);
  }

  /** Where rollups are not what the readings give: see {@link RollupCheck.verify}. */
  verifyRollups(channelId: number, span: TimeSpan, expiredBefore?: number): Promise<RollupDifference[]> {
    return this.check.verify(channelId, span, expiredBefore);
  }

  close(): Promise<void> {
    return this.questions.close();
  }
}

import type { TimeSpan } from '@tachograph/contracts';
import type { Questions } from '../../platform/questions/index.js';
import { type DatabaseSize, databaseSize } from '../retention/database-size.js';
import { type ChannelAmount, ReadingCounts } from '../retention/reading-counts.js';
import { type ChannelSpan, type Line, StoredAmounts } from '../retention/stored-amounts.js';
import { QuestionsRollupReader } from '../rollups/questions-rollup-reader.js';
import { type ComputedRollups, RollupBuilder } from '../rollups/rollup-builder.js';
import { RollupCheck, type RollupDifference } from '../rollups/rollup-check.js';
import { SketchReader } from '../rollups/sketch-reader.js';
import { type FirstReading, type LateRange, UnrolledReadings } from '../rollups/unrolled-readings.js';
import { RawReader } from './raw-reader.js';

/**
 * What is asked of the stored readings in bulk: series, statistics, exports, rollups. It lives in a thread of its own, where millions of
 * readings hold up nobody; what goes in and out is plain data. Each method is one line: who does the work stands behind it.
 */
export class HistoryEngine {
  private readonly raw: RawReader;
  private readonly amounts: StoredAmounts;
  private readonly counts: ReadingCounts;
  private readonly builder: RollupBuilder;
  private readonly check: RollupCheck;
  private readonly unrolled: UnrolledReadings;

  constructor(private readonly questions: Questions) {
    this.raw = new RawReader(questions);
    const rollups = new QuestionsRollupReader(questions);
    const sketches = new SketchReader(questions);
    this.amounts = new StoredAmounts(questions);
    this.counts = new ReadingCounts(questions, rollups);
    this.builder = new RollupBuilder(this.raw, rollups, sketches);
    this.check = new RollupCheck(this.raw, rollups, sketches);
    this.unrolled = new UnrolledReadings(questions);
  }

  /** Readings of a channel in a stretch of time. */
  async count(channelId: number, span: { from: number; to: number }): Promise<number> {
    let count = 0;
    for await (const page of this.raw.pages(channelId, span)) count += page.length;
    return count;
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

  /** What rows of rollups are to hold for a stretch of time: see {@link RollupBuilder.compute}. */
  computeRollups(channelId: number, span: TimeSpan, expiredBefore?: number): Promise<ComputedRollups> {
    return this.builder.compute(channelId, span, expiredBefore);
  }

  /** See {@link UnrolledReadings.firstOfEach}. */
  firstReadings(from: number, to: number): Promise<FirstReading[]> {
    return this.unrolled.firstOfEach(from, to);
  }

  /** See {@link UnrolledReadings.lateRanges}. */
  lateRanges(afterId: number, upToId: number): Promise<LateRange[]> {
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

import type { MissingReason, MissingSpan, TimeSpan } from '@tachograph/contracts';
import { ceilTo, floorTo, LADDER, stepFor } from '../rollups/ladder.js';
import type { RollupReader } from '../rollups/rollup-reader.js';
import type { KeptLevels } from './kept-levels.js';
import type { RawReader } from './raw-reader.js';
import { resolutionFor } from './resolutions.js';
import { type ChannelFacts, RAW_LEVEL, SeriesPlanner } from './series-planner.js';
import { SeriesPoints } from './series-points.js';
import { overlap } from './time-spans.js';

/** A range of a channel that is to be told in buckets. */
export interface BucketQuestion {
  readonly span: TimeSpan;
  /** Buckets at most. */
  readonly points: number;
  /** Readings that may be read for it; what is behind them and not rolled up is told to be missing. */
  readonly rawMax: number;
  /** Level of the finest step that buckets may be as narrow as; as narrow as may be without it. */
  readonly finest?: number;
}

/** Where the stored readings and their rollups are read, and which of them are kept. */
export interface Stored {
  readonly raw: RawReader;
  readonly rollups: RollupReader;
  readonly kept: KeptLevels;
}

/** A range of one channel in buckets of one width. */
export class BucketedRange {
  readonly missing: MissingSpan[] = [];
  readonly points: SeriesPoints;
  /** Milliseconds: how exactly silences are known. */
  readonly precision: number;
  private readonly level: number;
  private readonly planner: SeriesPlanner;
  private rowsLeft: number;
  /** Whether a coarser step has something that this one has not. */
  private isTooFine = false;

  /** @param finest of the level from which on steps may be used */
  private constructor(
    private readonly stored: Stored,
    private readonly channel: ChannelFacts,
    private readonly question: BucketQuestion,
    finest: number,
  ) {
    const resolution = resolutionFor(question.span, question.points, LADDER[finest - 1]?.width);
    const step = stepFor(resolution);
    this.level = step?.level ?? RAW_LEVEL;
    this.precision = step?.width ?? resolution;
    this.points = new SeriesPoints(resolution, this.precision);
    this.planner = new SeriesPlanner(stored.rollups, channel);
    this.rowsLeft = question.rawMax;
  }

  /**
   * Reads a range, in buckets no finer than asked: coarser ones where nothing finer is kept.
   *
   * @throws whatever the database throws
   */
  static async read(stored: Stored, channel: ChannelFacts, question: BucketQuestion): Promise<BucketedRange> {
    for (let finest = question.finest ?? RAW_LEVEL; ; finest += 1) {
      const range = new BucketedRange(stored, channel, question, finest);
      await range.gather();
      if (!range.isTooFine) return range;
      finest = range.level;
    }
  }

  private async gather(): Promise<void> {
    const span = this.outward();
    for (const late of this.planner.late(span)) this.note('building', late);
    for await (const piece of this.planner.pieces(span, this.level)) {
      if (piece.kind === 'rolled') this.points.rolled(piece);
      else if (piece.kind === 'raw') await this.readings(piece.span);
      else this.expired(piece.span);
    }
  }

  /** The range, with the whole of the buckets at its ends where the readings that would tell their parts have expired. */
  private outward(): TimeSpan {
    const { from, to } = this.question.span;
    const width = LADDER[this.level - 1]?.width ?? 1;
    const expired = this.channel.keptFrom(RAW_LEVEL);
    const whole = { from: floorTo(from, width), to: ceilTo(to, width) };
    if (from < expired && whole.from < from) this.note('expired', { from, to: whole.from + width });
    if (to < expired && to < whole.to) this.note('expired', { from: whole.to - width, to });
    return { from: from < expired ? whole.from : from, to: to < expired ? whole.to : to };
  }

  private async readings(span: TimeSpan): Promise<void> {
    for await (const page of this.stored.raw.pages(this.channel.id, span)) {
      const readable = page.slice(0, this.rowsLeft);
      this.points.raw(readable);
      this.rowsLeft -= readable.length;
      const next = page[readable.length];
      if (next === undefined) continue;
      this.tooMany({ from: next[0], to: span.to });
      return;
    }
  }

  /** What can't be read for its length; where it is rolled up, a coarser step has it. */
  private tooMany(span: TimeSpan): void {
    const { rolledTo, stale } = this.channel;
    const isRolled = span.from < rolledTo && !stale.some((each) => overlap(each, span) !== undefined);
    if (isRolled && this.level < LADDER.length) this.isTooFine = true;
    this.note('building', span);
  }

  private note(reason: MissingReason, span: TimeSpan): void {
    const known = overlap(span, this.question.span);
    if (known !== undefined) this.missing.push({ ...known, reason });
    this.points.unknown();
  }

  /** What is not kept in this resolution, but may be in a coarser one. */
  private expired(span: TimeSpan): void {
    const coarser = LADDER.slice(this.level).map(({ level }) => this.channel.keptFrom(level));
    if (span.to > Math.min(...coarser)) this.isTooFine = true;
    this.note('expired', span);
  }
}

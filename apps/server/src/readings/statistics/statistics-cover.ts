import type { MissingReason, MissingSpan, TimeSpan } from '@tachograph/contracts';
import { type ChannelFacts, type Piece, RAW_LEVEL, SeriesPlanner } from '../history/series-planner.js';
import { overlap } from '../history/time-spans.js';
import type { Bucket, Buckets } from '../rollups/buckets.js';
import { HOURLY, LADDER, type Step } from '../rollups/ladder.js';
import type { RollupReader, Segment } from '../rollups/rollup-reader.js';
import type { SketchReader } from '../rollups/sketch-reader.js';
import type { SketchBins } from '../rollups/value-sketch.js';

/** A part of a range, and what tells of its readings: themselves, or buckets, with the spread of their values where that was wished. */
export type Unit =
  | { readonly kind: 'raw'; readonly span: TimeSpan }
  /** All buckets that begin within a stretch, where their spread was not wished: there may be half a million of them. */
  | { readonly kind: 'plain'; readonly span: TimeSpan; readonly buckets: Buckets }
  | {
      readonly kind: 'summed';
      readonly bucket: Bucket;
      readonly width: number;
      readonly spread: SketchBins;
      /** Finer buckets that together hold the same readings; itself, where there are none. */
      readonly parts: readonly Bucket[];
      readonly partWidth: number;
    };

/** Where rollups are read. */
export interface SummedUp {
  readonly rollups: RollupReader;
  readonly sketches: SketchReader;
}

/** How a range is to be covered. */
export interface CoverWishes {
  /** Levels of the ladder that may be used; between them, readings are read. */
  readonly coarsest: number;
  readonly finest: number;
  /** Whether the spread of values must be known. */
  readonly spread: boolean;
  /** Whether finer buckets are wished. */
  readonly parts: boolean;
  /** Of which buckets the readings themselves are wished, where the spread is. */
  readonly isRead?: (bucket: TimeSpan) => boolean;
}

/** Finer buckets are of this level: of a year, that is 36 segments. */
const PART = LADDER[3];

/** The units of a range of one channel, in the order of time, and what is missing of it. */
export class StatisticsCover {
  readonly units: Unit[] = [];
  readonly missing: MissingSpan[] = [];
  /** Readings in all that is summed up. */
  summed = 0;

  private constructor(
    private readonly stored: SummedUp,
    private readonly channel: ChannelFacts,
    private readonly wishes: CoverWishes,
  ) {}

  /** @throws whatever the database throws */
  static async of(
    stored: SummedUp,
    channel: ChannelFacts,
    span: TimeSpan,
    wishes: CoverWishes,
  ): Promise<StatisticsCover> {
    const cover = new StatisticsCover(stored, channel, wishes);
    const isUsed = (level: number) => level === RAW_LEVEL || (level >= wishes.finest && level <= wishes.coarsest);
    const keptFrom = (level: number) => (isUsed(level) ? channel.keptFrom(level) : Infinity);
    const planner = new SeriesPlanner(stored.rollups, { ...channel, keptFrom });
    for (const late of planner.late(span)) cover.note('building', late);
    for await (const piece of planner.pieces(span, wishes.coarsest)) await cover.add(piece);
    return cover;
  }

  private async add(piece: Piece): Promise<void> {
    if (piece.kind === 'rolled') await this.addBuckets(piece);
    else if (piece.kind === 'raw') this.addRaw(piece.span);
    else this.note(piece.kind, piece.span);
  }

  private async addBuckets({ span, step, buckets }: Extract<Piece, { kind: 'rolled' }>): Promise<void> {
    if (!this.wishes.spread) {
      this.summed += buckets.count(span);
      this.units.push({ kind: 'plain', span, buckets });
      return;
    }
    const spreads = await this.stored.sketches.sketches(this.channel.id, step, span);
    const byStart = new Map(spreads.map(({ start, bins }) => [start, bins]));
    const parts = this.wishes.parts ? await this.partsOf(step, span) : undefined;
    const end = buckets.indexFrom(span.to);
    for (let index = buckets.indexFrom(span.from); index < end; index += 1) {
      const bucket = buckets.at(index);
      const spread = byStart.get(bucket.start);
      const whole = { from: bucket.start, to: bucket.start + step.width };
      if (spread === undefined || this.wishes.isRead?.(whole) === true) this.addReadings(whole);
      else {
        this.summed += bucket.count;
        this.units.push({ kind: 'summed', bucket, width: step.width, spread, ...partsWithin(parts, whole, bucket) });
      }
    }
  }

  /** Also of a bucket whose readings are so few that their spread isn't stored. */
  private addReadings(span: TimeSpan): void {
    if (span.from >= this.channel.keptFrom(RAW_LEVEL)) this.addRaw(span);
    else this.note('expired', span);
  }

  private addRaw(span: TimeSpan): void {
    const last = this.units.at(-1);
    if (last?.kind === 'raw' && last.span.to === span.from) {
      this.units[this.units.length - 1] = { kind: 'raw', span: { from: last.span.from, to: span.to } };
    } else this.units.push({ kind: 'raw', span });
  }

  private note(reason: MissingReason, span: TimeSpan): void {
    this.missing.push({ ...span, reason });
  }

  private async partsOf(step: Step, span: TimeSpan): Promise<readonly Segment[] | undefined> {
    if (PART === undefined || step.level < HOURLY.level) return undefined;
    return this.stored.rollups.segments(this.channel.id, PART, span);
  }
}

function partsWithin(segments: readonly Segment[] | undefined, whole: TimeSpan, bucket: Bucket) {
  const parts = (segments ?? []).flatMap(({ start, buckets }) => {
    if (PART === undefined || overlap({ from: start, to: start + PART.segment }, whole) === undefined) return [];
    const [from, to] = [buckets.indexFrom(whole.from), buckets.indexFrom(whole.to)];
    return Array.from({ length: to - from }, (_, index) => buckets.at(from + index));
  });
  const isAll = parts.reduce((sum, { count }) => sum + count, 0) === bucket.count;
  return isAll && PART !== undefined
    ? { parts, partWidth: PART.width }
    : { parts: [bucket], partWidth: whole.to - whole.from };
}

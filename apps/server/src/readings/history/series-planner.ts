import type { TimeSpan } from '@tachograph/contracts';
import type { Buckets } from '../rollups/buckets.js';
import { ceilTo, floorTo, LADDER, type Step } from '../rollups/ladder.js';
import type { RollupReader, Segment } from '../rollups/rollup-reader.js';
import { joined, overlap } from './time-spans.js';

/** Readings that are read as fast as rollups of them would be. */
const QUICKLY_READ = 1_000;

/** From this width on, a segment that is not there has no readings. */
const ALWAYS_STORED_MS = 3_600_000;

/** Level of the readings themselves, in which every step of the ladder ends. */
export const RAW_LEVEL = 0;

/** A part of a stretch, and where its readings are to be had. Buckets that begin within `span` are meant, and lie within it. */
export type Piece =
  | { readonly kind: 'rolled'; readonly span: TimeSpan; readonly step: Step; readonly buckets: Buckets }
  | { readonly kind: 'raw'; readonly span: TimeSpan }
  /** `expired`: not to be had in this resolution any more. `building`: what came late here will be rolled up soon. */
  | { readonly kind: 'expired' | 'building'; readonly span: TimeSpan };

/** What is known of a channel when a question about it begins: where rollups can be believed, and what has expired. */
export interface ChannelFacts {
  readonly id: number;
  /** As `RollupState` has them. */
  readonly rolledTo: number;
  readonly stale: readonly TimeSpan[];
  /** Before when a level is not kept; -Infinity where it is kept whole. */
  readonly keptFrom: (level: number) => number;
  /** Readings a millisecond, about; Infinity where that isn't known, or they are not to be read for their being few. */
  readonly rate: number;
}

/**
 * Covers a stretch of time of one channel exactly: by whole buckets of a step of the ladder wherever they can be believed, and what is left (the ends,
 * stretches to which readings came late, segments that are not stored, what is not rolled up yet) by the next finer step, and so on down to the
 * readings themselves.
 */
export class SeriesPlanner {
  private readonly stale: readonly TimeSpan[];

  constructor(
    private readonly rollups: RollupReader,
    private readonly channel: ChannelFacts,
  ) {
    // Where readings have expired, buckets are all there is; what came late there can't be told from what they hold.
    const readable = { from: channel.keptFrom(RAW_LEVEL), to: Infinity };
    this.stale = channel.stale.flatMap((span) => overlap(span, readable) ?? []);
  }

  /**
   * The pieces of a stretch, in the order of time, apart from each other; what none of them covers has no readings.
   *
   * @param level of the coarsest step that may be used
   */
  async *pieces(span: TimeSpan, level: number): AsyncGenerator<Piece> {
    let raw: Piece | undefined;
    for await (const piece of this.cover(span, level)) {
      if (piece.kind === 'raw' && raw?.span.to === piece.span.from) {
        raw = { kind: 'raw', span: { from: raw.span.from, to: piece.span.to } };
        continue;
      }
      if (raw !== undefined) yield raw;
      raw = piece.kind === 'raw' ? piece : undefined;
      if (raw === undefined) yield piece;
    }
    if (raw !== undefined) yield raw;
  }

  /** Where readings came late to buckets whose own readings have expired: their part is not told before they are rolled up. */
  late(span: TimeSpan): TimeSpan[] {
    const before = { from: span.from, to: Math.min(span.to, this.channel.keptFrom(RAW_LEVEL)) };
    return this.channel.stale.flatMap((stale) => overlap(stale, before) ?? []);
  }

  private async *cover(span: TimeSpan, level: number): AsyncGenerator<Piece> {
    if (span.from >= span.to) return;
    const step = LADDER[level - 1];
    if (step === undefined || this.isQuicklyRead(span)) {
      yield* this.readings(span);
      return;
    }
    const from = ceilTo(Math.max(span.from, this.channel.keptFrom(level)), step.width);
    const to = floorTo(Math.min(span.to, this.channel.rolledTo), step.width);
    if (from >= to) {
      yield* this.cover(span, level - 1);
      return;
    }
    yield* this.cover({ from: span.from, to: from }, level - 1);
    yield* this.buckets({ from, to }, step);
    yield* this.cover({ from: to, to: span.to }, level - 1);
  }

  private isQuicklyRead({ from, to }: TimeSpan): boolean {
    return (to - from) * this.channel.rate <= QUICKLY_READ && from >= this.channel.keptFrom(RAW_LEVEL);
  }

  private *readings({ from, to }: TimeSpan): Generator<Piece> {
    const kept = Math.min(Math.max(from, this.channel.keptFrom(RAW_LEVEL)), to);
    if (from < kept) yield { kind: 'expired', span: { from, to: kept } };
    if (kept < to) yield { kind: 'raw', span: { from: kept, to } };
  }

  /** A stretch whose ends are those of buckets. */
  private async *buckets(span: TimeSpan, step: Step): AsyncGenerator<Piece> {
    const doubtful = this.stale.flatMap((stale) => {
      const wide = { from: floorTo(stale.from, step.width), to: ceilTo(stale.to, step.width) };
      return overlap(wide, span) ?? [];
    });
    const segments = await this.rollups.segments(this.channel.id, step, span);
    let at = span.from;
    for (const stale of joined(doubtful)) {
      yield* this.stored({ from: at, to: stale.from }, step, segments);
      yield* this.cover(stale, step.level - 1);
      at = stale.to;
    }
    yield* this.stored({ from: at, to: span.to }, step, segments);
  }

  private async *stored(span: TimeSpan, step: Step, segments: readonly Segment[]): AsyncGenerator<Piece> {
    let at = span.from;
    for (const { start, buckets } of segments) {
      const part = overlap({ from: start, to: start + step.segment }, span);
      if (part === undefined) continue;
      yield* this.absent({ from: at, to: part.from }, step);
      yield { kind: 'rolled', span: part, step, buckets };
      at = part.to;
    }
    yield* this.absent({ from: at, to: span.to }, step);
  }

  private async *absent(span: TimeSpan, step: Step): AsyncGenerator<Piece> {
    if (step.width < ALWAYS_STORED_MS) yield* this.cover(span, step.level - 1);
  }
}

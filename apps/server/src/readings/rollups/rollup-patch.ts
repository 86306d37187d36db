import type { TimeSpan } from '@tachograph/contracts';
import { Buckets, overlay } from './buckets.js';
import { floorTo, HOURLY, type Step } from './ladder.js';
import type { RollupReader } from './rollup-reader.js';
import { encodeSegment } from './segment-codec.js';
import { common, cutAt, spansTogether } from './spans.js';

/** A row to be written: its key within a channel, and what it is to hold; null: the row is to be removed. */
export interface StoredRow {
  readonly level: number;
  /** Milliseconds since 1970, UTC. */
  readonly start: number;
  readonly data: Uint8Array | null;
}

interface Patched {
  readonly step: Step;
  readonly start: number;
  /** Whether the database has it. */
  readonly stored: boolean;
  /** Undefined: is not stored, and must not be, since not all its readings are known. */
  buckets: Buckets | undefined;
}

/** What is to be known of a channel to change its rollups. */
export interface PatchedChannel {
  readonly id: number;
  /** Readings before this may be gone: milliseconds since 1970, UTC. */
  readonly expiredBefore: number;
  /** Buckets of a step made anew from the readings of a stretch of whole hours. */
  readonly read: (step: Step, span: TimeSpan) => Promise<Buckets>;
}

/**
 * Readings a bucket, on average, from which on a segment of a fine step is kept. Below it, the readings themselves cost less to keep once than the
 * buckets in addition, and about as little to read.
 */
export const DENSITY_MIN = 4;

/** Changes to the segments of one channel, until they are written as rows. */
export class RollupPatch {
  private readonly segments = new Map<string, Patched>();

  constructor(
    private readonly channel: PatchedChannel,
    private readonly rollups: RollupReader,
  ) {}

  /** The buckets of a step within one of its segments, as they are now. */
  async current(step: Step, instant: number): Promise<Buckets> {
    const [segment] = await this.load(step, { from: instant, to: instant + 1 });
    return segment?.buckets ?? new Buckets();
  }

  /** Puts buckets made from all readings of a stretch of whole hours in the place of those that were there. The hours' own are to be put first. */
  async replace(step: Step, span: TimeSpan, fresh: Buckets): Promise<void> {
    for (const segment of await this.load(step, span)) {
      const part = common(span, { from: segment.start, to: segment.start + step.segment });
      if (!segment.stored && segment.buckets === undefined) await this.begin(segment, part);
      const old = segment.buckets;
      if (old === undefined) continue;
      segment.buckets = new Buckets(old.length + 1);
      segment.buckets.append(old, { from: -Infinity, to: part.from });
      segment.buckets.append(fresh, part);
      segment.buckets.append(old, { from: part.to, to: Infinity });
    }
  }

  /** Adds late readings to buckets whose own readings are gone. Fine segments that are not stored stay so: nobody knows the rest of them. */
  async addLate(step: Step, span: TimeSpan, late: Buckets): Promise<void> {
    for (const segment of await this.load(step, span)) {
      if (segment.buckets === undefined && step.level < HOURLY.level) continue;
      const added = new Buckets();
      added.append(late, { from: segment.start, to: segment.start + step.segment });
      segment.buckets = overlay(segment.buckets ?? new Buckets(), added);
    }
  }

  /** The rows of all segments that end at an instant or before it; they are forgotten here. */
  rows(until: number): StoredRow[] {
    const rows: StoredRow[] = [];
    for (const [key, segment] of this.segments) {
      const { step, start, stored, buckets } = segment;
      if (start + step.segment > until) continue;
      this.segments.delete(key);
      const { level } = step;
      if (buckets !== undefined && this.isKept(segment, buckets)) {
        rows.push({ level, start, data: encodeSegment(buckets, step, start) });
      } else if (stored) rows.push({ level, start, data: null });
    }
    return rows;
  }

  private isKept({ step, start, stored }: Patched, buckets: Buckets): boolean {
    if (buckets.length === 0) return false;
    if (step.level >= HOURLY.level || (stored && start < this.channel.expiredBefore)) return true;
    return buckets.count({ from: -Infinity, to: Infinity }) >= DENSITY_MIN * buckets.length;
  }

  /** The segments that touch a stretch, stored or not, in its order. */
  private async load(step: Step, { from, to }: TimeSpan): Promise<Patched[]> {
    const starts = [...cutAt({ from, to }, step.segment)].map((part) => floorTo(part.from, step.segment));
    const keyOf = (start: number) => `${step.level} ${start}`;
    if (!starts.every((start) => this.segments.has(keyOf(start)))) {
      const stored = await this.rollups.segments(this.channel.id, step, { from, to });
      const byStart = new Map(stored.map(({ start, buckets }) => [start, buckets]));
      for (const start of starts) {
        const buckets = byStart.get(start);
        const segment = { step, start, stored: buckets !== undefined, buckets };
        if (!this.segments.has(keyOf(start))) this.segments.set(keyOf(start), segment);
      }
    }
    return starts.flatMap((start) => this.segments.get(keyOf(start)) ?? []);
  }

  /**
   * Begins a segment that is not stored. Either nothing of it was rolled up yet, or it had too few readings: then those outside of the part that
   * will be replaced are read again.
   */
  private async begin(segment: Patched, part: TimeSpan): Promise<void> {
    const { step, start } = segment;
    const buckets = new Buckets();
    const end = start + step.segment;
    if (step.level < HOURLY.level) {
      const outside = [
        { from: start, to: part.from },
        { from: part.to, to: end },
      ];
      const rolledUp: TimeSpan[] = [];
      for (const span of outside.flatMap((stretch) => [...cutAt(stretch, HOURLY.width)])) {
        const hours = await this.current(HOURLY, span.from);
        const hour = floorTo(span.from, HOURLY.width);
        if (hours.count({ from: hour, to: hour + 1 }) === 0) continue;
        if (hour < this.channel.expiredBefore) return;
        rolledUp.push(span);
      }
      // Neighbours at once: each reading from the database costs more than the few readings themselves.
      for (const span of spansTogether(rolledUp)) buckets.append(await this.channel.read(step, span), span);
    }
    segment.buckets = buckets;
  }
}

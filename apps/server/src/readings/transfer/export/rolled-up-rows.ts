import type { TimeSpan } from '@tachograph/contracts';
import type { Stored } from '../../history/bucketed-range.js';
import type { KeptLevels } from '../../history/kept-levels.js';
import { type ChannelFacts, SeriesPlanner } from '../../history/series-planner.js';
import { Buckets } from '../../rollups/buckets.js';
import { DAILY, floorTo, type Step } from '../../rollups/ladder.js';

/** Segments of a step that are in memory at once. */
const SEGMENTS = 8;

const EVER: TimeSpan = { from: -Infinity, to: Infinity };

/** Readings a millisecond, as the planner counts them: unknown, so that it never prefers them to rollups. */
const UNKNOWN_RATE = Infinity;

/** Readings of a channel rolled up by one step of the ladder: exactly, from rollups where they can be believed and from readings elsewhere. */
export class RolledUpRows {
  constructor(
    private readonly stored: Stored,
    private readonly kept: KeptLevels,
  ) {}

  /**
   * The buckets that have readings in a stretch of time, in its order; of the first and the last, what lies in it. What retention has removed
   * is left out.
   *
   * @returns pages of rows: start (milliseconds since 1970, UTC), count, min, max, mean, first and last
   * @throws whatever the database throws
   */
  async *pages(channelId: number, span: TimeSpan, step: Step): AsyncGenerator<number[][]> {
    const planner = new SeriesPlanner(this.stored.rollups, await this.factsOf(channelId));
    let open = new Buckets();
    for await (const window of this.windows(channelId, span, step)) {
      for await (const piece of planner.pieces(window, step.level)) {
        if (piece.kind === 'rolled') piece.buckets.mergeInto(open, piece.span, step.width);
        else if (piece.kind === 'raw') await this.addReadings(open, channelId, piece.span, step.width);
      }
      if (open.length < 2) continue;
      // The last bucket may go on in the next window.
      yield rowsOf(open, open.length - 1);
      const last = open.at(open.length - 1);
      open = new Buckets();
      open.push(last);
    }
    if (open.length > 0) yield rowsOf(open, open.length);
  }

  /** A stretch in parts that end where segments do; what has no readings is passed over at once, be it thousands of years. */
  private async *windows(channelId: number, span: TimeSpan, { width, segment }: Step): AsyncGenerator<TimeSpan> {
    const length = segment * SEGMENTS;
    const days = await this.daysOf(channelId, span);
    for (let from = span.from; ;) {
      const next = await this.nextOf(channelId, { from, to: span.to }, days);
      if (next === undefined) return;
      from = Math.max(from, floorTo(next, width));
      const to = Math.min(floorTo(from, length) + length, span.to);
      yield { from, to };
      from = to;
    }
  }

  /** The days that are rolled up, in the order of time: where readings have expired, these alone tell that there were any. */
  private async daysOf(channelId: number, span: TimeSpan): Promise<Buckets> {
    const days = new Buckets();
    for (const { buckets } of await this.stored.rollups.segments(channelId, DAILY, span)) days.append(buckets, EVER);
    return days;
  }

  /** Where the first reading of a stretch is, or the beginning of its day; undefined where there is none. */
  private async nextOf(channelId: number, span: TimeSpan, days: Buckets): Promise<number | undefined> {
    if (span.from >= span.to) return undefined;
    const [first] = await this.stored.raw.first(channelId, span, 1);
    const index = days.indexFrom(floorTo(span.from, DAILY.width));
    const day = index < days.length ? days.at(index).start : Infinity;
    const next = Math.min(first?.[0] ?? Infinity, day);
    return next < span.to ? next : undefined;
  }

  private async addReadings(buckets: Buckets, channelId: number, span: TimeSpan, width: number): Promise<void> {
    for await (const page of this.stored.raw.pages(channelId, span)) {
      for (const [takenAt, , value] of page) buckets.add(takenAt, value, width);
    }
  }

  private async factsOf(id: number): Promise<ChannelFacts> {
    const { rolledTo, stale } = await this.stored.rollups.state([id]);
    const kept = (await this.kept.of([id])).get(id);
    return {
      id,
      rolledTo,
      stale: stale.get(id) ?? [],
      keptFrom: (level) => kept?.get(level) ?? -Infinity,
      rate: UNKNOWN_RATE,
    };
  }
}

function rowsOf(buckets: Buckets, size: number): number[][] {
  return Array.from({ length: size }, (_, index) => {
    const { start, count, min, max, sum, first, last } = buckets.at(index);
    // Rounding, or a sum beyond all doubles, must not carry it past the extremes.
    return [start, count, min, max, Math.min(Math.max(sum / count, min), max), first, last];
  });
}

import type { Bucket } from '../rollups/buckets.js';
import { ValueSketch, type SketchBins } from '../rollups/value-sketch.js';
import type { Tally } from './tally.js';

/** A bucket in which at least so much of what is usual was measured counts as measured throughout. */
const FULL_FROM = 0.9;

/** For how many times the usual distance of readings one stands at most, when no other follows. */
export const STANDS_FOR = 5;

/** The reading that stands at the moment. */
interface Standing {
  readonly takenAt: number;
  readonly value: number;
  readonly tally: Tally;
  /** From here on its time is yet to be counted. */
  readonly from: number;
}

/**
 * Counts for how long there was a value, and for how long one above a threshold. A reading stands until the next one, though at most
 * for five times the usual distance: then the channel is silent. Readings and buckets come in the order of time. Of buckets, it is
 * told by their extremes, and by the share of readings where these are on both sides.
 */
export class StandingTime {
  private standing: Standing | undefined;

  /**
   * @param usual distance of readings, milliseconds
   * @param begin where the range begins, milliseconds since 1970
   */
  constructor(
    private readonly threshold: number,
    private readonly usual: number,
    private readonly begin: number,
  ) {}

  /** Hot path. */
  reading(takenAt: number, value: number, tally: Tally): void {
    this.until(takenAt);
    this.standing = { takenAt, value, tally, from: Math.max(takenAt, this.begin) };
  }

  /** Counts what stands up to an instant. */
  until(instant: number): void {
    if (this.standing === undefined) return;
    const { takenAt, value, tally, from } = this.standing;
    const held = Math.min(instant, takenAt + STANDS_FOR * this.usual) - from;
    if (held <= 0) return;
    tally.observed += held;
    if (value > this.threshold) tally.above += held;
    this.standing = { ...this.standing, from: instant };
  }

  /**
   * Counts a stretch of which the readings' spread is known.
   *
   * @param parts the buckets of the stretch, of one width, milliseconds
   */
  buckets(parts: readonly Bucket[], width: number, spread: SketchBins, tally: Tally): void {
    const [first] = parts;
    const last = parts.at(-1);
    if (first === undefined || last === undefined) return;
    this.until(first.start);
    const mixed = parts.filter(({ min, max }) => min <= this.threshold && max > this.threshold);
    const share = mixed.length === 0 ? 0 : this.shareAbove(parts, mixed, spread);
    for (const { count, min, max } of parts) {
      const held = this.heldOf(count, width);
      tally.observed += held;
      tally.above += held * (min > this.threshold ? 1 : max > this.threshold ? share : 0);
    }
    const end = last.start + width;
    this.standing = { takenAt: end - this.usual, value: last.last, tally, from: end };
  }

  /** Of the readings in buckets that have some on both sides, the share above: what the spread says, without those of the others. */
  private shareAbove(parts: readonly Bucket[], mixed: readonly Bucket[], spread: SketchBins): number {
    const sketch = new ValueSketch();
    sketch.merge(spread);
    // Zeros are not above zero.
    const above = sketch.count - sketch.countBelow(this.threshold === 0 ? Number.MIN_VALUE : this.threshold);
    const surely = countOf(parts.filter(({ min }) => min > this.threshold));
    return Math.min(Math.max((above - surely) / countOf(mixed), 0), 1);
  }

  private heldOf(count: number, width: number): number {
    const measured = count * this.usual;
    return measured >= FULL_FROM * width ? width : measured;
  }
}

function countOf(buckets: readonly Bucket[]): number {
  return buckets.reduce((sum, { count }) => sum + count, 0);
}

import { DDSketch } from '@datadog/sketches-js';

/**
 * By how much a percentile out of a sketch may be off, relative to the value; where values are counted (`countBelow`), it is
 * twice that.
 */
export const SKETCH_ERROR = 0.005;

/** The bins of a sketch that hold anything. */
export interface SketchBins {
  /** Values that are zero, or closer to it than doubles are exact. */
  readonly zeros: number;
  /** Keys of the bins of positive values, ascending, and how many values each holds. */
  readonly positive: KeyedCounts;
  /** Likewise for the sizes of negative values. */
  readonly negative: KeyedCounts;
}

export interface KeyedCounts {
  readonly keys: Int32Array;
  readonly counts: Float64Array;
}

// Of the library, the mapping of values to bins: merging two of its sketches loses negative values (2.1.1), and its stores are slow to fill from bins.
const { mapping } = new DDSketch({ relativeAccuracy: SKETCH_ERROR });

/**
 * How values are spread, in bins whose edges are one per cent apart: a DDSketch (Masson, Rim and Lee: "DDSketch: A Fast and
 * Fully-Mergeable Quantile Sketch with Relative-Error Guarantees", VLDB 2019) without a limit of bins, so that its error is the
 * same for all values, large or small, of either sign; zeros are counted apart and are exact. Sketches merge without any loss.
 */
export class ValueSketch {
  private readonly positive = new Bins();
  private readonly negative = new Bins();
  private zeros = 0;

  /** Values in the sketch. */
  get count(): number {
    return this.negative.count + this.zeros + this.positive.count;
  }

  /** Hot path. */
  add(value: number): void {
    if (value > mapping.minPossible) this.positive.add(mapping.key(value), 1);
    else if (value < -mapping.minPossible) this.negative.add(mapping.key(-value), 1);
    else this.zeros += 1;
  }

  merge({ zeros, positive, negative }: SketchBins): void {
    this.zeros += zeros;
    this.positive.addAll(positive);
    this.negative.addAll(negative);
  }

  /**
   * The value below which a share of all values lies: within `SKETCH_ERROR` of the value at the index `share × (count - 1)`, rounded down, of all
   * values in their order.
   *
   * @param share 0 to 1
   * @returns NaN where there is no value
   */
  quantile(share: number): number {
    if (this.count === 0) return NaN;
    const rank = Math.floor(share * (this.count - 1));
    if (rank < this.negative.count) return -middleOf(this.negative.keyAt(this.negative.count - 1 - rank));
    const positiveRank = rank - this.negative.count - this.zeros;
    return positiveRank < 0 ? 0 : middleOf(this.positive.keyAt(positiveRank));
  }

  /**
   * How many values are less: exactly as many as are less than a value that is within twice `SKETCH_ERROR` of the given one. Within a bin, values
   * are taken to be spread evenly, so this need not be a whole number.
   */
  countBelow(value: number): number {
    if (value > mapping.minPossible) return this.negative.count + this.zeros + this.positive.below(value);
    if (value < -mapping.minPossible) return this.negative.count - this.negative.below(-value);
    return this.negative.count + (value > 0 ? this.zeros : 0);
  }

  /**
   * How many values lie in each of a number of bins of one width; what lies before the first or after the last one is
   * counted with these. The edges are as exact as `countBelow`; the counts are whole numbers whose sum is the count.
   */
  histogram(from: number, width: number, bins: number): number[] {
    const below = Array.from({ length: bins + 1 }, (_, edge) => {
      if (edge === 0) return 0;
      return edge === bins ? this.count : Math.round(this.countBelow(from + edge * width));
    });
    return below.slice(1).map((count, bin) => count - (below[bin] ?? 0));
  }

  get bins(): SketchBins {
    return { zeros: this.zeros, positive: this.positive.filled(), negative: this.negative.filled() };
  }
}

/** The value that stands for a bin. That of the last one, at 1.79e308, is larger than any double. */
function middleOf(key: number): number {
  return Math.min(mapping.value(key), Number.MAX_VALUE);
}

/** Empty bins on both sides, so that it takes room only rarely. */
const MARGIN = 64;

/** Counts by key, dense over the keys that occur. */
class Bins {
  count = 0;
  private counts = new Float64Array(0);
  private firstKey = 0;

  add(key: number, count: number): void {
    let index = key - this.firstKey;
    if (index < 0 || index >= this.counts.length) {
      this.makeRoom(key, key);
      index = key - this.firstKey;
    }
    this.counts[index] = (this.counts[index] ?? 0) + count;
    this.count += count;
  }

  addAll({ keys, counts }: KeyedCounts): void {
    const first = keys[0];
    const last = keys.at(-1);
    if (first === undefined || last === undefined) return;
    this.makeRoom(first, last);
    for (let index = 0; index < keys.length; index++) this.add(keys[index] ?? first, counts[index] ?? 0);
  }

  /** The key of the value at a rank from 0 on, by size. */
  keyAt(rank: number): number {
    let below = 0;
    let index = 0;
    for (; index < this.counts.length; index++) {
      below += this.counts[index] ?? 0;
      if (below > rank) break;
    }
    return this.firstKey + index;
  }

  /** How many values are less than a positive one. */
  below(value: number): number {
    const key = mapping.key(value);
    const index = key - this.firstKey;
    let below = 0;
    for (let bin = 0; bin < Math.min(index, this.counts.length); bin++) below += this.counts[bin] ?? 0;
    // A bin reaches from its middle by the same share to both sides.
    const middle = middleOf(key);
    const share = (value / middle - (1 - SKETCH_ERROR)) / (2 * SKETCH_ERROR);
    return below + (this.counts[index] ?? 0) * Math.min(Math.max(share, 0), 1);
  }

  filled(): KeyedCounts {
    const keys: number[] = [];
    for (let index = 0; index < this.counts.length; index++) {
      if (this.counts[index] !== 0) keys.push(this.firstKey + index);
    }
    const counts = Float64Array.from(keys, (key) => this.counts[key - this.firstKey] ?? 0);
    return { keys: Int32Array.from(keys), counts };
  }

  private makeRoom(first: number, last: number): void {
    const end = this.firstKey + this.counts.length;
    const empty = this.counts.length === 0;
    if (!empty && first >= this.firstKey && last < end) return;
    const from = empty ? first : Math.min(this.firstKey, first);
    const to = empty ? last : Math.max(end - 1, last);
    const larger = new Float64Array(to - from + 1 + 2 * MARGIN);
    if (!empty) larger.set(this.counts, this.firstKey - from + MARGIN);
    this.counts = larger;
    this.firstKey = from - MARGIN;
  }
}

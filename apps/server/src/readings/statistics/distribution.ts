import type { Histogram } from '@tachograph/contracts';
import { SKETCH_ERROR, type SketchBins, ValueSketch } from '../rollups/value-sketch.js';

/** Values up to which they are all kept, and percentiles are exact. */
export const EXACT_VALUES_MAX = 100_000;

/** How values are spread: exactly while they are few and known one by one, and by a sketch from then on. */
export class Distribution {
  private values = new Float64Array(64);
  private size = 0;
  private isSorted = true;
  private sketch: ValueSketch | undefined;

  get count(): number {
    return this.sketch?.count ?? this.size;
  }

  /** By how much a percentile, or the edge between values that are counted, may be off, relative to the value. */
  get relativeError(): number {
    return this.sketch === undefined ? 0 : 2 * SKETCH_ERROR;
  }

  /** Hot path. */
  add(value: number): void {
    if (this.sketch !== undefined) this.sketch.add(value);
    else if (this.size === EXACT_VALUES_MAX) this.sketched().add(value);
    else {
      if (this.size === this.values.length) this.grow();
      this.values[this.size] = value;
      this.size += 1;
      this.isSorted = false;
    }
  }

  addSketch(bins: SketchBins): void {
    this.sketched().merge(bins);
  }

  addAll(other: Distribution): void {
    if (other.sketch !== undefined) this.sketched().merge(other.sketch.bins);
    else for (let index = 0; index < other.size; index += 1) this.add(other.values[index] ?? NaN);
  }

  /**
   * The value at the index `share × (count − 1)`, rounded down, of all values in their order.
   *
   * @param share 0 to 1
   * @returns NaN where there is no value
   */
  quantile(share: number): number {
    if (this.sketch !== undefined) return this.sketch.quantile(share);
    return this.sorted()[Math.floor(share * (this.size - 1))] ?? NaN;
  }

  /**
   * @param min the least value, `max` the greatest; where they are the same, one bin without a width holds all
   * @param bins 1 or more
   */
  histogram(min: number, max: number, bins: number): Histogram {
    if (this.count === 0) return { from: 0, width: 0, counts: [] };
    // The distance of the extremes may be more than a number holds.
    const width = Number.isFinite(max - min) ? (max - min) / bins : Math.min(max / bins - min / bins, Number.MAX_VALUE);
    if (!(width > 0)) return { from: min, width: 0, counts: [this.count] };
    if (this.sketch !== undefined) return { from: min, width, counts: this.sketch.histogram(min, width, bins) };
    const counts = Array<number>(bins).fill(0);
    for (const value of this.sorted()) {
      const bin = Math.min(Math.max(Math.floor(binsApart(value, min, width)), 0), bins - 1);
      counts[bin] = (counts[bin] ?? 0) + 1;
    }
    return { from: min, width, counts };
  }

  private sorted(): Float64Array {
    const values = this.values.subarray(0, this.size);
    if (!this.isSorted) values.sort();
    this.isSorted = true;
    return values;
  }

  private sketched(): ValueSketch {
    if (this.sketch !== undefined) return this.sketch;
    const sketch = new ValueSketch();
    for (let index = 0; index < this.size; index += 1) sketch.add(this.values[index] ?? NaN);
    this.values = new Float64Array(0);
    this.size = 0;
    this.sketch = sketch;
    return sketch;
  }

  private grow(): void {
    const larger = new Float64Array(this.values.length * 2);
    larger.set(this.values);
    this.values = larger;
  }
}

function binsApart(value: number, min: number, width: number): number {
  const apart = value - min;
  return Number.isFinite(apart) ? apart / width : value / width - min / width;
}

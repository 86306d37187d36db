import { type Bucket, COLUMN } from '../rollups/buckets.js';

/** Number, extremes, mean and spread of values, which may come one by one, or summed up. */
export class Moments {
  count = 0;
  min = Infinity;
  max = -Infinity;
  private average = 0;
  private deviations = 0;

  /** By Welford (1962). Hot path. */
  add(value: number): void {
    this.count += 1;
    const apart = value - this.average;
    this.average += apart / this.count;
    this.deviations += apart * (value - this.average);
    if (value < this.min) this.min = value;
    if (value > this.max) this.max = value;
  }

  addBucket({ count, min, max, sum, deviations }: Bucket): void {
    this.merge(count, sum / count, deviations);
    this.min = Math.min(this.min, min);
    this.max = Math.max(this.max, max);
  }

  /** A bucket whose figures stand in a block, from an index on. Hot path. */
  addRow(block: Float64Array, at: number): void {
    const count = block[at + COLUMN.count] ?? 0;
    this.merge(count, (block[at + COLUMN.sum] ?? NaN) / count, block[at + COLUMN.deviations] ?? NaN);
    this.min = Math.min(this.min, block[at + COLUMN.min] ?? NaN);
    this.max = Math.max(this.max, block[at + COLUMN.max] ?? NaN);
  }

  addAll(other: Moments): void {
    if (other.count === 0) return;
    this.merge(other.count, other.average, other.deviations);
    this.min = Math.min(this.min, other.min);
    this.max = Math.max(this.max, other.max);
  }

  /** Rounding must not carry it past the extremes. */
  get mean(): number {
    return Math.min(Math.max(this.average, this.min), this.max);
  }

  /** Of the values themselves: divided by their number. */
  get standardDeviation(): number {
    return Math.sqrt(this.deviations / this.count);
  }

  /** By Chan, Golub and LeVeque (1979). */
  private merge(count: number, average: number, deviations: number): void {
    const total = this.count + count;
    const apart = average - this.average;
    this.average += (apart * count) / total;
    this.deviations += deviations + (apart * apart * this.count * count) / total;
    this.count = total;
  }
}

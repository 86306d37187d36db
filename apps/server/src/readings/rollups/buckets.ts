/** One bucket. An empty one has the count 0, and nothing else of it counts. */
export interface Bucket {
  /** Milliseconds since 1970, UTC: a multiple of the width. */
  start: number;
  count: number;
  min: number;
  max: number;
  sum: number;
  /** Sum of squared deviations from the mean; NaN where the step does not keep it. */
  deviations: number;
  /** Of the first and the last reading by the time taken, then by id. */
  first: number;
  last: number;
}

const COLUMNS = 8;
const FIRST_CAPACITY = 16;

/**
 * Buckets by column, in the order of time, without empty ones: numbers lie side by side in one block, which goes between threads
 * without a copy of each. Hot path.
 */
export class Buckets {
  private block: Float64Array;
  private size = 0;

  constructor(capacity = FIRST_CAPACITY) {
    this.block = new Float64Array(capacity * COLUMNS);
  }

  get length(): number {
    return this.size;
  }

  /** The bucket at an index from 0 on. */
  at(index: number): Bucket {
    const at = index * COLUMNS;
    const block = this.block;
    return {
      start: block[at] ?? NaN,
      count: block[at + 1] ?? 0,
      min: block[at + 2] ?? NaN,
      max: block[at + 3] ?? NaN,
      sum: block[at + 4] ?? NaN,
      deviations: block[at + 5] ?? NaN,
      first: block[at + 6] ?? NaN,
      last: block[at + 7] ?? NaN,
    };
  }

  /** Appends a bucket that begins after all others. */
  push({ start, count, min, max, sum, deviations, first, last }: Bucket): void {
    const at = this.size * COLUMNS;
    if (at === this.block.length) this.grow();
    this.block.set([start, count, min, max, sum, deviations, first, last], at);
    this.size += 1;
  }

  /** Adds a reading taken at or after all that were added before, to buckets of this width. */
  add(takenAt: number, value: number, width: number): void {
    const block = this.block;
    const at = (this.size - 1) * COLUMNS;
    if (this.size === 0 || takenAt >= (block[at] ?? 0) + width) {
      const start = Math.floor(takenAt / width) * width;
      this.push({ start, count: 1, min: value, max: value, sum: value, deviations: 0, first: value, last: value });
      return;
    }
    const count = (block[at + 1] ?? 0) + 1;
    const sum = block[at + 4] ?? 0;
    // Welford (1962), by the sums before and after.
    const deviations = (block[at + 5] ?? 0) + (value - sum / (count - 1)) * (value - (sum + value) / count);
    block[at + 1] = count;
    if (value < (block[at + 2] ?? 0)) block[at + 2] = value;
    if (value > (block[at + 3] ?? 0)) block[at + 3] = value;
    block[at + 4] = sum + value;
    block[at + 5] = deviations;
    block[at + 7] = value;
  }

  /** Adds a bucket that lies at or after all that were added before, to buckets of a width that is a multiple of its own. */
  merge(bucket: Bucket, width: number): void {
    const start = Math.floor(bucket.start / width) * width;
    const index = this.size - 1;
    const into = this.size === 0 ? undefined : this.at(index);
    if (into?.start !== start) {
      this.push({ ...bucket, start });
      return;
    }
    this.set(index, together(into, bucket));
  }

  private set(index: number, { start, count, min, max, sum, deviations, first, last }: Bucket): void {
    this.block.set([start, count, min, max, sum, deviations, first, last], index * COLUMNS);
  }

  private grow(): void {
    const larger = new Float64Array(Math.max(this.block.length * 2, FIRST_CAPACITY * COLUMNS));
    larger.set(this.block);
    this.block = larger;
  }
}

/** Two neighbours as one bucket that begins with the first. Deviations by Chan, Golub and LeVeque (1979). */
export function together(before: Bucket, after: Bucket): Bucket {
  const count = before.count + after.count;
  const apart = after.sum / after.count - before.sum / before.count;
  return {
    start: before.start,
    count,
    min: Math.min(before.min, after.min),
    max: Math.max(before.max, after.max),
    sum: before.sum + after.sum,
    deviations: before.deviations + after.deviations + (apart * apart * before.count * after.count) / count,
    first: before.first,
    last: after.last,
  };
}

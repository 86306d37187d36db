import type { TimeSpan } from '@tachograph/contracts';

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

/** Where the figures of a bucket stand in its row of the block. */
export const COLUMN = { start: 0, count: 1, min: 2, max: 3, sum: 4, deviations: 5, first: 6, last: 7 } as const;

/** Figures of one bucket. */
export const COLUMNS = 8;

const FIRST_CAPACITY = 16;

/**
 * Buckets in the order of time, without empty ones: their figures lie side by side in one block, which goes between threads
 * without a copy of each. Hot path.
 */
export class Buckets {
  private data: Float64Array;
  private size = 0;

  constructor(capacity = FIRST_CAPACITY) {
    this.data = new Float64Array(capacity * COLUMNS);
  }

  /** Buckets whose figures stand in a block already, row by row as `COLUMN` says; the block is theirs from then on. */
  static of(block: Float64Array): Buckets {
    const buckets = new Buckets(0);
    buckets.data = block;
    buckets.size = block.length / COLUMNS;
    return buckets;
  }

  get length(): number {
    return this.size;
  }

  /** All figures, row by row as `COLUMN` says; valid until a bucket is added. For loops in which an object a bucket would cost too much. */
  get block(): Float64Array {
    return this.data.subarray(0, this.size * COLUMNS);
  }

  /** The bucket at an index from 0 on. */
  at(index: number): Bucket {
    const at = index * COLUMNS;
    const data = this.data;
    return {
      start: data[at] ?? NaN,
      count: data[at + 1] ?? 0,
      min: data[at + 2] ?? NaN,
      max: data[at + 3] ?? NaN,
      sum: data[at + 4] ?? NaN,
      deviations: data[at + 5] ?? NaN,
      first: data[at + 6] ?? NaN,
      last: data[at + 7] ?? NaN,
    };
  }

  /** The index of the first bucket that begins at an instant or after it; the length where none does. */
  indexFrom(instant: number): number {
    let low = 0;
    let high = this.size;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.data[middle * COLUMNS] ?? NaN) < instant) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Readings in the buckets that begin in a stretch of time. */
  count({ from, to }: TimeSpan): number {
    let count = 0;
    const end = this.indexFrom(to);
    for (let index = this.indexFrom(from); index < end; index++) count += this.data[index * COLUMNS + 1] ?? 0;
    return count;
  }

  /** Appends a bucket that begins after all others. */
  push({ start, count, min, max, sum, deviations, first, last }: Bucket): void {
    const at = this.reserve();
    const data = this.data;
    data[at] = start;
    data[at + 1] = count;
    data[at + 2] = min;
    data[at + 3] = max;
    data[at + 4] = sum;
    data[at + 5] = deviations;
    data[at + 6] = first;
    data[at + 7] = last;
  }

  /** Adds a reading taken at or after all that were added before, to buckets of this width. */
  add(takenAt: number, value: number, width: number): void {
    const at = (this.size - 1) * COLUMNS;
    if (this.size === 0 || takenAt >= (this.data[at] ?? 0) + width) {
      const start = Math.floor(takenAt / width) * width;
      this.push({ start, count: 1, min: value, max: value, sum: value, deviations: 0, first: value, last: value });
      return;
    }
    const data = this.data;
    const count = (data[at + 1] ?? 0) + 1;
    const sum = data[at + 4] ?? 0;
    // Welford (1962), by the sums before and after.
    const deviations = (data[at + 5] ?? 0) + (value - sum / (count - 1)) * (value - (sum + value) / count);
    data[at + 1] = count;
    if (value < (data[at + 2] ?? 0)) data[at + 2] = value;
    if (value > (data[at + 3] ?? 0)) data[at + 3] = value;
    data[at + 4] = sum + value;
    data[at + 5] = deviations;
    data[at + 7] = value;
  }

  /** Adds a bucket that lies at or after all that were added before, to buckets of a width that is a multiple of its own. */
  merge(bucket: Bucket, width: number): void {
    const start = Math.floor(bucket.start / width) * width;
    if (this.size > 0 && this.data[(this.size - 1) * COLUMNS] === start) {
      this.mergeRow((this.size - 1) * COLUMNS, Buckets.rowOf(bucket), 0);
    } else this.push({ ...bucket, start });
  }

  /**
   * Adds the buckets that begin in a stretch of time to the target's, which end before them, and whose width is a multiple of theirs. Like
   * `merge` for each of them, without an object a bucket.
   */
  mergeInto(target: Buckets, { from, to }: TimeSpan, width: number): void {
    const end = this.indexFrom(to) * COLUMNS;
    let last = target.size === 0 ? NaN : (target.data[(target.size - 1) * COLUMNS] ?? NaN);
    for (let row = this.indexFrom(from) * COLUMNS; row < end; row += COLUMNS) {
      const start = Math.floor((this.data[row] ?? NaN) / width) * width;
      if (start === last) {
        target.mergeRow((target.size - 1) * COLUMNS, this.data, row);
        continue;
      }
      const at = target.reserve();
      for (let column = 0; column < COLUMNS; column++) target.data[at + column] = this.data[row + column] ?? NaN;
      target.data[at] = last = start;
    }
  }

  /** Appends the buckets of another one of the same width that begin in a stretch of time, and after all of these. */
  append(other: Buckets, { from, to }: TimeSpan): void {
    const rows = other.data.subarray(other.indexFrom(from) * COLUMNS, other.indexFrom(to) * COLUMNS);
    while (this.data.length < this.size * COLUMNS + rows.length) this.grow();
    this.data.set(rows, this.size * COLUMNS);
    this.size += rows.length / COLUMNS;
  }

  /** Makes room for one more row, and says where it begins. */
  private reserve(): number {
    const at = this.size * COLUMNS;
    if (at === this.data.length) this.grow();
    this.size += 1;
    return at;
  }

  /** Merges a row of other data into one of these, which lies before it. Deviations by Chan, Golub and LeVeque (1979). */
  private mergeRow(at: number, other: Float64Array, row: number): void {
    const data = this.data;
    const before = data[at + 1] ?? 0;
    const after = other[row + 1] ?? 0;
    const sumBefore = data[at + 4] ?? 0;
    const sumAfter = other[row + 4] ?? 0;
    const apart = sumAfter / after - sumBefore / before;
    data[at + 1] = before + after;
    data[at + 2] = Math.min(data[at + 2] ?? NaN, other[row + 2] ?? NaN);
    data[at + 3] = Math.max(data[at + 3] ?? NaN, other[row + 3] ?? NaN);
    data[at + 4] = sumBefore + sumAfter;
    data[at + 5] =
      (data[at + 5] ?? NaN) + (other[row + 5] ?? NaN) + (apart * apart * before * after) / (before + after);
    data[at + 7] = other[row + 7] ?? NaN;
  }

  private static rowOf({ start, count, min, max, sum, deviations, first, last }: Bucket): Float64Array {
    return Float64Array.of(start, count, min, max, sum, deviations, first, last);
  }

  private grow(): void {
    const larger = new Float64Array(Math.max(this.data.length * 2, FIRST_CAPACITY * COLUMNS));
    larger.set(this.data);
    this.data = larger;
  }
}

/** Two neighbours as one bucket that begins with the first. Deviations by Chan, Golub and LeVeque (1979). */
export function together(before: Bucket, after: Bucket): Bucket {
  const pair = new Buckets(1);
  pair.push(before);
  pair.merge({ ...after, start: before.start }, 1);
  return pair.at(0);
}

/**
 * Buckets with those of late readings added to them, both of the same width. The first and the last reading stay what they were where there is one: which
 * reading came before which is no longer known.
 */
export function overlay(buckets: Buckets, late: Buckets): Buckets {
  const both = new Buckets(buckets.length + late.length);
  let next = 0;
  for (let index = 0; index < late.length; index++) {
    const added = late.at(index);
    const until = buckets.indexFrom(added.start);
    for (; next < until; next++) both.push(buckets.at(next));
    const standing = next < buckets.length ? buckets.at(next) : undefined;
    if (standing?.start !== added.start) both.push(added);
    else {
      both.push({ ...together(standing, added), last: standing.last });
      next += 1;
    }
  }
  for (; next < buckets.length; next++) both.push(buckets.at(next));
  return both;
}

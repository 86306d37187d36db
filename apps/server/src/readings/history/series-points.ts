import type { BucketPoints, TimeSpan } from '@tachograph/contracts';
import { Buckets, COLUMN, COLUMNS } from '../rollups/buckets.js';
import type { Piece } from './series-planner.js';
import type { RawRow } from './raw-reader.js';

/** Gathers what a range holds, in the order of time, into buckets of one width, and notes where nothing was. Hot path. */
export class SeriesPoints {
  readonly silences: TimeSpan[] = [];
  isRolled = false;
  private readonly buckets = new Buckets();
  private count = 0;
  private first: number | undefined;
  /** Where the last thing ends that was gathered; undefined behind a stretch of which nothing is known. */
  private end: number | undefined;
  private lastEnd = 0;

  /**
   * @param resolution width of the buckets, milliseconds
   * @param precision silences that are shorter don't matter
   */
  constructor(
    readonly resolution: number,
    private readonly precision: number,
  ) {}

  /** Readings in the range. */
  get readings(): number {
    return this.count;
  }

  /** Where the first reading was read, and where the last one ends. */
  get extent(): TimeSpan | undefined {
    return this.first === undefined ? undefined : { from: this.first, to: this.lastEnd };
  }

  rolled({ span, step, buckets }: Extract<Piece, { kind: 'rolled' }>): void {
    const { block } = buckets;
    const end = buckets.indexFrom(span.to);
    for (let index = buckets.indexFrom(span.from); index < end; index += 1) {
      const start = block[index * COLUMNS + COLUMN.start] ?? NaN;
      this.note(start, start + step.width);
      this.count += block[index * COLUMNS + COLUMN.count] ?? 0;
      this.isRolled = true;
    }
    buckets.mergeInto(this.buckets, span, this.resolution);
  }

  raw(rows: readonly RawRow[]): void {
    for (const [takenAt, , value] of rows) {
      this.note(takenAt, takenAt);
      this.buckets.add(takenAt, value, this.resolution);
    }
    this.count += rows.length;
  }

  /** Nothing is known of what comes next: it is no silence. */
  unknown(): void {
    this.end = undefined;
  }

  points(): BucketPoints {
    const columns: BucketPoints = {
      kind: 'buckets',
      resolution: this.resolution,
      ...{ time: [], count: [], min: [], max: [], mean: [], first: [], last: [] },
    };
    for (let index = 0; index < this.buckets.length; index += 1) {
      const { start, count, min, max, sum, first, last } = this.buckets.at(index);
      columns.time.push(start);
      columns.count.push(count);
      columns.min.push(min);
      columns.max.push(max);
      // Rounding, or a sum beyond all doubles, must not carry it past the extremes.
      columns.mean.push(Math.min(Math.max(sum / count, min), max));
      columns.first.push(first);
      columns.last.push(last);
    }
    return columns;
  }

  private note(from: number, to: number): void {
    const end = this.end;
    if (end !== undefined && from - end >= this.precision) this.silences.push({ from: end, to: from });
    this.first ??= from;
    this.end = to;
    this.lastEnd = to;
  }
}

/** How far readings are apart in each bucket: from its beginning to that of the next one, by its number of readings. */
export function distancesWithin({ time, count, resolution }: BucketPoints): number[] {
  return time.map((start, index) => ((time[index + 1] ?? start + resolution) - start) / (count[index] ?? 1));
}

import type { BucketPoints, RawPoints, Series, TimeSpan } from '@tachograph/contracts';
import { intervalsOf, longestPause, usualInterval } from '../live/usual-pause';
import { addToBuckets, bucketsFrom, copyOf, firstFrom, insertRaw, type Bucket, type Columns } from './point-columns';

/** What makes a series longer. */
export interface TakenValue {
  readonly takenAt: number;
  readonly value: number;
}

/** From so many of the last times the usual pause is told, and told anew after so many readings. */
const RECENT_TIMES = 50;
const RETELL_AFTER = 16;
/** Points that were left behind are let go of together, so many at a time. */
const LEFT_MAX = 500;

/**
 * A series that readings are added to as they come, as the server would add them: to the last bucket, or to a new one. A
 * pause that is longer than usual is a gap.
 */
export class GrowingSeries {
  private readonly intervals: number[];
  private readonly gaps: TimeSpan[];
  private columns: Columns;
  private limit = 0;
  private added = 0;
  private lastAt: number;
  private late = false;
  private lacksPercentile = false;

  constructor(private readonly series: Series) {
    this.columns = copyOf(series.points);
    this.gaps = [...series.gaps];
    this.intervals = knownIntervals(series.points);
    this.lastAt = series.points.time.at(-1) ?? -Infinity;
    this.retell();
  }

  /**
   * Whether a reading came after one that was taken later: its bucket does not know which of them is its last. And whether a bucket was begun whose
   * percentile is wished, which only the server can tell.
   */
  get isInexact(): boolean {
    return this.late || this.lacksPercentile;
  }

  /** Adds a reading that the series does not have, wherever it belongs. */
  add({ takenAt, value }: TakenValue): void {
    const isLate = takenAt < this.lastAt;
    if (isLate && this.columns.kind === 'buckets') this.late = true;
    if (!isLate) this.notePause(takenAt);
    if (this.columns.kind === 'raw') insertRaw(this.columns, takenAt, value);
    else
      this.addTo(this.columns, {
        at: takenAt,
        count: 1,
        min: value,
        max: value,
        mean: value,
        first: value,
        last: value,
      });
  }

  /** Adds what a bucket says; of a series of readings this makes buckets as wide. */
  addBucket(
    bucket: { at: number; count: number; min: number; max: number; mean: number; first: number; last: number },
    width: number,
  ): void {
    if (this.columns.kind === 'raw') this.columns = bucketsFrom(this.columns, width);
    this.notePause(bucket.at);
    this.addTo(this.columns, bucket);
  }

  /** The series without what was taken before an instant; what is added later does not change it. */
  since(from: number): Series {
    const { columns } = this;
    const width = columns.kind === 'raw' ? 0 : columns.resolution;
    let first = firstFrom(columns.time, width === 0 ? from : from - width + 1);
    if (first > LEFT_MAX) {
      this.columns = copyOf(columns, first);
      first = 0;
    }
    const points = copyOf(this.columns, first);
    // A range that goes on with time leaves behind what was missing at its beginning.
    const missing = this.series.missing.filter((span) => span.to > from);
    return {
      ...this.series,
      count: points.kind === 'raw' ? points.time.length : points.count.reduce((sum, each) => sum + each, 0),
      points,
      gaps: this.gaps.filter((gap) => gap.to > from),
      complete: missing.length === 0,
      missing,
    };
  }

  private addTo(columns: BucketPoints, bucket: Bucket): void {
    const before = columns.time.length;
    addToBuckets(columns, bucket);
    if (columns.percentile !== undefined && columns.time.length > before) this.lacksPercentile = true;
  }

  private notePause(time: number): void {
    const width = this.columns.kind === 'raw' ? 0 : this.columns.resolution;
    if (this.lastAt !== -Infinity) {
      if (time - this.lastAt > width + this.limit) addGap(this.gaps, { from: this.lastAt + width, to: time });
      this.intervals.push(time - this.lastAt);
      if (this.intervals.length > 2 * RECENT_TIMES) this.intervals.splice(0, RECENT_TIMES);
    }
    this.lastAt = time;
    this.added += 1;
    if (this.added % RETELL_AFTER === 0 || this.added < RETELL_AFTER) this.retell();
  }

  private retell(): void {
    this.limit = longestPause(usualInterval(this.intervals.slice(-RECENT_TIMES)));
  }
}

/** A series of nothing yet, of the channel that this reading is of. */
export function emptySeries({ device, channel, unit }: Pick<Series, 'device' | 'channel' | 'unit'>): Series {
  const points: RawPoints = { kind: 'raw', time: [], value: [] };
  return { device, channel, unit, source: 'raw', count: 0, points, complete: true, missing: [], gaps: [] };
}

/** Times between readings at the end; of buckets, as far as they tell. */
export function knownIntervals(points: RawPoints | BucketPoints): number[] {
  const times = points.time.slice(-RECENT_TIMES);
  if (points.kind === 'raw') return intervalsOf(times);
  const counts = points.count.slice(-RECENT_TIMES);
  return intervalsOf(times).map((interval, place) => interval / Math.max(1, counts[place] ?? 1));
}

/** A gap that had begun already goes on. */
function addGap(gaps: TimeSpan[], gap: TimeSpan): void {
  const last = gaps.at(-1);
  if (last && last.to >= gap.from) gaps[gaps.length - 1] = { from: last.from, to: gap.to };
  else gaps.push(gap);
}

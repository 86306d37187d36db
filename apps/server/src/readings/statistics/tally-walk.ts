import type { MissingSpan, TimeSpan } from '@tachograph/contracts';
import type { RawReader } from '../history/raw-reader.js';
import { type Buckets, COLUMN, COLUMNS } from '../rollups/buckets.js';
import { StandingTime } from './standing-time.js';
import type { Unit } from './statistics-cover.js';
import { Tally } from './tally.js';

/** Readings that are read for one channel at most: two seconds' work. */
const RAW_ROWS_MAX = 5_000_000;

/** Goes through a range of one channel in the order of time, and tallies what it comes upon by groups. */
export class TallyWalk {
  readonly tallies = new Map<number, Tally>();
  readonly missing: MissingSpan[] = [];
  private standing: StandingTime | undefined;
  private rowsLeft = RAW_ROWS_MAX;

  /** @param keyOf the group of what was taken at an instant */
  constructor(
    private readonly raw: RawReader,
    private readonly channelId: number,
    private readonly keyOf: (instant: number) => number,
  ) {}

  /**
   * Counts time as well, see {@link StandingTime}; of the last reading before the range too, which may stand into it.
   *
   * @throws whatever the database throws
   */
  async countTime(threshold: number, usual: number, from: number): Promise<void> {
    this.standing = new StandingTime(threshold, usual, from);
    const before = await this.raw.lastBefore(this.channelId, from);
    if (before !== undefined) this.standing.reading(before[0], before[1], this.tallyAt(from));
  }

  /**
   * @param end milliseconds since 1970: up to it the last reading may stand
   * @throws whatever the database throws
   */
  async through(units: readonly Unit[], end: number): Promise<void> {
    for (const unit of units) {
      if (unit.kind === 'raw') await this.readings(unit.span);
      else if (unit.kind === 'plain') this.plain(unit.buckets, unit.span);
      else this.summed(unit);
    }
    this.standing?.until(end);
  }

  private async readings(span: TimeSpan): Promise<void> {
    for await (const page of this.raw.pages(this.channelId, span)) {
      const next = page[this.rowsLeft];
      for (const [takenAt, , value] of page.slice(0, this.rowsLeft)) {
        const tally = this.tallyAt(takenAt);
        tally.add(value);
        this.standing?.reading(takenAt, value, tally);
      }
      this.rowsLeft -= Math.min(page.length, this.rowsLeft);
      if (next === undefined) continue;
      this.missing.push({ from: next[0], to: span.to, reason: 'building' });
      return;
    }
  }

  private summed({ bucket, spread, parts, partWidth }: Extract<Unit, { kind: 'summed' }>): void {
    const tally = this.tallyAt(bucket.start);
    tally.moments.addBucket(bucket);
    tally.distribution.addSketch(spread);
    this.standing?.buckets(parts, partWidth, spread, tally);
  }

  /** Hot path. */
  private plain(buckets: Buckets, { from, to }: TimeSpan): void {
    const { block } = buckets;
    const end = buckets.indexFrom(to) * COLUMNS;
    for (let row = buckets.indexFrom(from) * COLUMNS; row < end; row += COLUMNS) {
      this.tallyAt(block[row + COLUMN.start] ?? NaN).moments.addRow(block, row);
    }
  }

  private tallyAt(instant: number): Tally {
    const key = this.keyOf(instant);
    const known = this.tallies.get(key);
    if (known !== undefined) return known;
    const tally = new Tally();
    this.tallies.set(key, tally);
    return tally;
  }
}

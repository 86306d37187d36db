import { Injectable } from '@nestjs/common';
import type { Reading } from '@tachograph/contracts';
import { LRUCache } from 'lru-cache';
import { ReadingIds } from '../write/reading-ids.js';
import type { LateRangeEntity } from './late-range.entity.js';

/** Milliseconds from the clock of storing within which a reading's time taken is where one looks for it anyway. */
export const LATE_MS = 120_000;

/** Milliseconds of time taken that one range spans at most: so much of a channel is read in vain at the worst. */
const SPAN_MAX_MS = 300_000;

/** Channels whose last range is kept in mind, to be extended. */
const OPEN_RANGES_MAX = 10_000;

/** A reading with the number of its channel. */
export interface Row {
  readonly reading: Reading;
  readonly channelId: number;
}

/**
 * Tells late readings from others, by a clock that never goes back within a run: the largest time of receipt so far. A
 * reading that is stored after a position is therefore either near or after the position's time, or in a range noted here.
 *
 * Hot path: without late readings, two comparisons each and nothing allocated.
 */
@Injectable()
export class LateRanges {
  private highest = 0;
  private readonly open = new LRUCache<number, LateRangeEntity>({ max: OPEN_RANGES_MAX });

  constructor(private readonly ids: ReadingIds) {}

  /** The clock of storing, milliseconds since 1970. */
  get clock(): number {
    return Math.max(this.highest, this.ids.epoch.startedAt);
  }

  /**
   * Sets the clock by a group that is about to be written, and finds where its late readings stand.
   *
   * @returns ranges to be written with the group: new ones, and earlier ones that have grown
   */
  of(rows: readonly Row[]): readonly LateRangeEntity[] {
    for (const { reading } of rows) if (reading.receivedAt > this.highest) this.highest = reading.receivedAt;
    const [from, to] = [this.clock - LATE_MS, this.clock + LATE_MS];
    const isLate = ({ reading }: Row) => reading.takenAt < from || reading.takenAt > to;
    return rows.some(isLate) ? this.rangesOf(rows.filter(isLate)) : [];
  }

  private rangesOf(late: readonly Row[]): LateRangeEntity[] {
    const ranges = new Set<LateRangeEntity>();
    // In the order of time, so that neighbours share a range however a message mixed them.
    for (const row of late.toSorted((a, b) => a.reading.takenAt - b.reading.takenAt)) {
      const range = this.rangeFor(row);
      this.open.set(row.channelId, range);
      ranges.add(range);
    }
    return [...ranges];
  }

  /** The channel's open range if the reading fits in, else a new one. A range that could not be written does no harm. */
  private rangeFor({ reading, channelId }: Row): LateRangeEntity {
    const range = this.open.get(channelId);
    const firstTakenAt = Math.min(range?.firstTakenAt ?? Infinity, reading.takenAt);
    const lastTakenAt = Math.max(range?.lastTakenAt ?? -Infinity, reading.takenAt);
    if (range === undefined || lastTakenAt - firstTakenAt > SPAN_MAX_MS || reading.id < range.firstId) {
      const { id, takenAt, receivedAt } = reading;
      return { firstId: id, lastId: id, channelId, firstTakenAt: takenAt, lastTakenAt: takenAt, receivedAt };
    }
    const lastId = Math.max(range.lastId, reading.id);
    return Object.assign(range, { lastId, firstTakenAt, lastTakenAt, receivedAt: reading.receivedAt });
  }
}

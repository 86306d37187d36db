import { Injectable } from '@nestjs/common';
import type { Reading } from '@tachograph/contracts';
import { LRUCache } from 'lru-cache';
import { ReadingIds } from '../write/reading-ids.js';
import type { LateRangeEntity } from './late-range.entity.js';

/** Milliseconds from the clock of storing within which a reading's time taken is where one looks for it anyway. */
export const LATE_MS = 120_000;

/** Milliseconds of time taken that one range spans at most: so much of a channel is read in vain at the worst. */
const SPAN_MAX_MS = 300_000;

/** Milliseconds by which a range is made longer than it must be: a device whose clock is always wrong seldom costs a row. */
const AHEAD_MS = 30_000;

/** Milliseconds for which a range is open: what it covers in vain must not reach far into the future. */
const OPEN_MS = 3_600_000;

/** Channels whose last range is kept in mind, to be extended. */
const OPEN_RANGES_MAX = 10_000;

const NONE: readonly LateRangeEntity[] = [];

/** A reading with the number of its channel. */
export interface Row {
  readonly reading: Reading;
  readonly channelId: number;
}

/**
 * Tells late readings from others, by a clock that never goes back within a run: the largest time of receipt so far. A
 * reading that is stored after a position is therefore either near or after the position's time, or in a range noted here.
 * A range says where to look, not what there is, so it may cover more than was stored: then most late readings stand in
 * one that is written already.
 *
 * Hot path: without late readings, two comparisons each and nothing allocated; late ones cost a look-up.
 */
@Injectable()
export class LateRanges {
  private highest = 0;
  private highestId = 0;
  /** The last range of each channel, as it is stored. */
  private readonly open = new LRUCache<number, LateRangeEntity>({ max: OPEN_RANGES_MAX });

  constructor(private readonly ids: ReadingIds) {}

  /** The clock of storing, milliseconds since 1970. */
  get clock(): number {
    return Math.max(this.highest, this.ids.epoch.startedAt);
  }

  /** No id has been stored yet that is larger. */
  get lastId(): number {
    return Math.max(this.highestId, this.ids.epoch.firstId);
  }

  /**
   * Sets the clock by a group that is about to be written, and finds where its late readings stand.
   *
   * @returns ranges that must be written with the group, and then be told to {@link written}
   */
  of(rows: readonly Row[]): readonly LateRangeEntity[] {
    for (const { reading } of rows) {
      if (reading.receivedAt > this.highest) this.highest = reading.receivedAt;
      if (reading.id > this.highestId) this.highestId = reading.id;
    }
    const [from, to] = [this.clock - LATE_MS, this.clock + LATE_MS];
    const isNew = ({ reading, channelId }: Row) =>
      (reading.takenAt < from || reading.takenAt > to) && !this.covers(this.open.get(channelId), reading);
    return rows.some(isNew) ? this.rangesFor(rows.filter(isNew)) : NONE;
  }

  /** Only what is stored for certain may spare the next group a row. */
  written(ranges: readonly LateRangeEntity[]): void {
    for (const range of ranges) this.open.set(range.channelId, range);
  }

  private rangesFor(rows: readonly Row[]): LateRangeEntity[] {
    const last = new Map<number, LateRangeEntity>();
    const ranges = new Map<number, LateRangeEntity>();
    // In the order of time, so that neighbours share a range however a message mixed them.
    for (const { reading, channelId } of rows.toSorted((a, b) => a.reading.takenAt - b.reading.takenAt)) {
      const range = last.get(channelId) ?? this.open.get(channelId);
      if (this.covers(range, reading)) continue;
      const next = this.extend(range, reading) ?? startOf(reading, channelId);
      last.set(channelId, next);
      ranges.set(next.firstId, next);
    }
    return [...ranges.values()];
  }

  private covers(range: LateRangeEntity | undefined, { id, takenAt }: Reading): boolean {
    if (range === undefined || id < range.firstId || id > range.lastId || this.isOver(range)) return false;
    return takenAt >= range.firstTakenAt && takenAt <= range.lastTakenAt;
  }

  /** Whether nothing more may be counted to it: it may even have been removed. */
  private isOver({ receivedAt }: LateRangeEntity): boolean {
    return this.clock - receivedAt > OPEN_MS;
  }

  /** The range, longer; undefined where the reading does not fit in. Ids double each time: it is written seldom. */
  private extend(range: LateRangeEntity | undefined, { id, takenAt }: Reading): LateRangeEntity | undefined {
    if (range === undefined || id < range.firstId || this.isOver(range)) return undefined;
    const { firstId, lastId, firstTakenAt, lastTakenAt } = range;
    if (Math.max(lastTakenAt, takenAt) - Math.min(firstTakenAt, takenAt) > SPAN_MAX_MS) return undefined;
    return {
      firstId,
      channelId: range.channelId,
      receivedAt: range.receivedAt,
      lastId: id > lastId ? id + (id - firstId) : lastId,
      firstTakenAt: takenAt < firstTakenAt ? Math.max(takenAt - AHEAD_MS, lastTakenAt - SPAN_MAX_MS) : firstTakenAt,
      lastTakenAt: takenAt > lastTakenAt ? Math.min(takenAt + AHEAD_MS, firstTakenAt + SPAN_MAX_MS) : lastTakenAt,
    };
  }
}

function startOf({ id, takenAt, receivedAt }: Reading, channelId: number): LateRangeEntity {
  return { firstId: id, lastId: id, channelId, firstTakenAt: takenAt, lastTakenAt: takenAt, receivedAt };
}

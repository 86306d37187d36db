import { Injectable } from '@nestjs/common';
import type { Reading } from '@tachograph/contracts';
import { LRUCache } from 'lru-cache';
import { ReadingIds } from '../write/reading-ids.js';
import type { LateRangeEntity } from './late-range.entity.js';
import { type StoredPlace, type WriteUnderWay, WritesUnderWay } from './writes-under-way.js';

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

/** A group on its way into the store, with the ranges that must be written with it. */
export interface LateWrite extends WriteUnderWay {
  readonly ranges: readonly LateRangeEntity[];
}

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
 * Rollups rely on it as well, by {@link settled}. Let a write begin at clock C, when the last id of those before it was L. Its
 * readings were taken at C - `LATE_MS` or later, or they stand in a range whose last id is larger than L. As long as nobody
 * knows how the write ends, `settled` says no more than C and L. So what is rolled up to `settled.clock - LATE_MS` lacks none but
 * readings of ranges whose last id is larger than `settled.lastId` was. This holds in every case:
 * - a write that was given up, or failed on a connection that broke, may take place later: it is under way until it ends, and for a while after it failed;
 * - what the journal brings (after such a failure, after a restart, or a journal of long ago) has ids smaller than L: therefore a
 *   range's last id is set to L + 1 at least, and one that does not reach that far covers nothing any more;
 * - a clock that is set back between two runs makes C smaller than before: whoever remembers how far rollups go lowers
 *   that at the start, before anything is written (`RollupState`);
 * - ranges are removed when they are old and rolled up (`pruneLateRanges`), and never are closed: one with room for ids to come is waited for.
 *
 * Hot path: without late readings, two comparisons each and one small object a group; late ones cost a look-up.
 */
@Injectable()
export class LateRanges {
  private highest = 0;
  private highestId = 0;
  private rangesWritten = 0;
  /** The last range of each channel, as it is stored. */
  private readonly open = new LRUCache<number, LateRangeEntity>({ max: OPEN_RANGES_MAX });
  private readonly underWay = new WritesUnderWay();

  constructor(private readonly ids: ReadingIds) {}

  /** The clock of storing, milliseconds since 1970. */
  get clock(): number {
    return Math.max(this.highest, this.ids.epoch.startedAt);
  }

  /** No id has been stored yet that is larger. */
  get lastId(): number {
    return Math.max(this.highestId, this.ids.epoch.firstId - 1);
  }

  /** The place of storing behind which nothing is under way: what is written from now on is near its clock or after, or in a range that reaches beyond its id. */
  get settled(): StoredPlace {
    return this.underWay.settled({ clock: this.clock, lastId: this.lastId });
  }

  /** Ranges written since the start. */
  get written(): number {
    return this.rangesWritten;
  }

  /**
   * Sets the clock by a group that is about to be written, and finds where its late readings stand.
   *
   * @returns what is to be told to {@link succeeded} or {@link failed}
   */
  begin(rows: readonly Row[]): LateWrite {
    const before = this.lastId;
    for (const { reading } of rows) {
      if (reading.receivedAt > this.highest) this.highest = reading.receivedAt;
      if (reading.id > this.highestId) this.highestId = reading.id;
    }
    const write = { begun: { clock: this.clock, lastId: before }, ranges: this.rangesOf(rows, before) };
    this.underWay.begin(write);
    return write;
  }

  /** Only what is stored for certain may spare the next group a row. */
  succeeded(write: LateWrite): void {
    this.underWay.succeeded(write);
    this.rangesWritten += write.ranges.length;
    for (const range of write.ranges) this.open.set(range.channelId, range);
  }

  /** Another database may answer from now on, which has none of the ranges. */
  failed(write: LateWrite): void {
    this.underWay.failed(write);
    this.open.clear();
  }

  private rangesOf(rows: readonly Row[], before: number): readonly LateRangeEntity[] {
    const [from, to] = [this.clock - LATE_MS, this.clock + LATE_MS];
    const isNew = ({ reading, channelId }: Row) =>
      (reading.takenAt < from || reading.takenAt > to) && !this.covers(this.open.get(channelId), reading, before);
    return rows.some(isNew) ? this.rangesFor(rows.filter(isNew), before) : NONE;
  }

  private rangesFor(rows: readonly Row[], before: number): LateRangeEntity[] {
    const last = new Map<number, LateRangeEntity>();
    const ranges = new Map<number, LateRangeEntity>();
    // In the order of time, so that neighbours share a range however a message mixed them.
    for (const { reading, channelId } of rows.toSorted((a, b) => a.reading.takenAt - b.reading.takenAt)) {
      const range = last.get(channelId) ?? this.open.get(channelId);
      if (this.covers(range, reading, before)) continue;
      const next = this.extend(range, reading, before) ?? startOf(reading, channelId, before);
      last.set(channelId, next);
      ranges.set(next.firstId, next);
    }
    return [...ranges.values()];
  }

  private covers(range: LateRangeEntity | undefined, { id, takenAt }: Reading, before: number): boolean {
    if (range === undefined || id < range.firstId || id > range.lastId || this.isOver(range)) return false;
    if (range.lastId <= before) return false;
    return takenAt >= range.firstTakenAt && takenAt <= range.lastTakenAt;
  }

  /** Whether nothing more may be counted to it: it may even have been removed. */
  private isOver({ receivedAt }: LateRangeEntity): boolean {
    return this.clock - receivedAt > OPEN_MS;
  }

  /** The range, longer; undefined where the reading does not fit in. Ids double each time: it is written seldom. */
  private extend(
    range: LateRangeEntity | undefined,
    { id, takenAt }: Reading,
    before: number,
  ): LateRangeEntity | undefined {
    if (range === undefined || id < range.firstId || this.isOver(range)) return undefined;
    const { firstId, lastId, firstTakenAt, lastTakenAt } = range;
    if (Math.max(lastTakenAt, takenAt) - Math.min(firstTakenAt, takenAt) > SPAN_MAX_MS) return undefined;
    return {
      firstId,
      channelId: range.channelId,
      receivedAt: range.receivedAt,
      lastId: Math.max(id > lastId ? id + (id - firstId) : lastId, before + 1),
      firstTakenAt: takenAt < firstTakenAt ? Math.max(takenAt - AHEAD_MS, lastTakenAt - SPAN_MAX_MS) : firstTakenAt,
      lastTakenAt: takenAt > lastTakenAt ? Math.min(takenAt + AHEAD_MS, firstTakenAt + SPAN_MAX_MS) : lastTakenAt,
    };
  }
}

function startOf({ id, takenAt, receivedAt }: Reading, channelId: number, before: number): LateRangeEntity {
  const lastId = Math.max(id, before + 1);
  return { firstId: id, lastId, channelId, firstTakenAt: takenAt, lastTakenAt: takenAt, receivedAt };
}

import type { Questions } from '../../platform/questions/index.js';

/** The first reading of a channel in a stretch: its time taken. */
export type FirstReading = readonly [channelId: number, takenAt: number];

/** Where late readings of a channel stand; channel 0: such ranges are no longer kept up to that id. Times inclusive. */
export type LateRange = readonly [channelId: number, firstTakenAt: number, lastTakenAt: number, lastId: number];

/** Channels that are looked at in one question. */
const CHANNELS_AT_ONCE = 5_000;

/** Ranges that are rolled up together. */
const RANGES_AT_ONCE = 2_000;

/** One search in the key of readings for each channel: ten microseconds, however many readings there are. */
const FIRST_READINGS = `SELECT id, (
    SELECT taken_at FROM reading WHERE channel_id = channel.id AND taken_at >= ? AND taken_at < ? ORDER BY taken_at LIMIT 1
  ) FROM channel WHERE id > ? ORDER BY id LIMIT ${CHANNELS_AT_ONCE}`;

const LATE_RANGES = `SELECT channel_id, first_taken_at, last_taken_at, last_id FROM late_range
  WHERE last_id > ? AND last_id <= ? ORDER BY last_id LIMIT ${RANGES_AT_ONCE}`;

/** Finds what is not rolled up yet. */
export class UnrolledReadings {
  constructor(private readonly questions: Questions) {}

  /** The channels that have readings in a stretch of time, with the first of each. */
  async firstOfEach(from: number, to: number): Promise<FirstReading[]> {
    const found: FirstReading[] = [];
    let after = 0;
    for (;;) {
      const rows = await this.questions.rows<[number, number | null]>(FIRST_READINGS, [from, to, after]);
      for (const [channelId, takenAt] of rows) if (takenAt !== null) found.push([channelId, takenAt]);
      const last = rows.at(-1);
      if (last === undefined || rows.length < CHANNELS_AT_ONCE) return found;
      after = last[0];
    }
  }

  /** Late ranges by their last ids, which lie after one and up to another: the first of them, and all that share the last's id. */
  async lateRanges(afterId: number, upToId: number): Promise<LateRange[]> {
    const rows = await this.questions.rows<LateRange>(LATE_RANGES, [afterId, upToId]);
    const end = rows.at(-1)?.[3];
    if (end === undefined || rows.length < RANGES_AT_ONCE) return rows;
    const sharing = await this.questions.rows<LateRange>(LATE_RANGES, [end - 1, end]);
    return [...rows.filter(([, , , lastId]) => lastId < end), ...sharing];
  }
}

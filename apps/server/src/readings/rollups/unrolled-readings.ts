import type { Questions } from '../../platform/questions/index.js';

/** The first reading of a channel in a stretch: its time taken. */
export type FirstReading = readonly [channelId: number, takenAt: number];

/** Where late readings of a channel stand; channel 0: such ranges are no longer kept up to that id. Times inclusive. */
export type LateRange = readonly [channelId: number, firstTakenAt: number, lastTakenAt: number, lastId: number];

/** Channels that are looked at in one question. */
const CHANNELS_AT_ONCE = 5_000;

/** Ranges that are rolled up together. */
const RANGES_AT_ONCE = 2_000;

/** Of these, channels whose first reading is looked for in one question: few lengths of text, so that the database keeps each prepared. */
const SEARCHED_AT_ONCE = { few: 10, many: 100 };

const CHANNELS = `SELECT id FROM channel WHERE id > ? ORDER BY id LIMIT ${CHANNELS_AT_ONCE}`;

/**
 * One search in the key of readings: ten microseconds, however many readings there are. The channel is named: MySQL reads all readings of a month where
 * it stands in an outer question.
 */
const FIRST_READING = `SELECT * FROM (SELECT channel_id, taken_at FROM reading
  WHERE channel_id = ? AND taken_at >= ? AND taken_at < ? ORDER BY taken_at LIMIT 1) AS found`;

const LATE_RANGES = 'SELECT channel_id, first_taken_at, last_taken_at, last_id FROM late_range';
const NEXT_RANGES = `${LATE_RANGES} WHERE last_id > ? AND last_id <= ? ORDER BY last_id LIMIT ${RANGES_AT_ONCE}`;

/** However many there are: all that a journal brings after a restart share one id. */
const SHARING_RANGES = `${LATE_RANGES} WHERE last_id = ?`;

/** Finds what is not rolled up yet. */
export class UnrolledReadings {
  constructor(private readonly questions: Questions) {}

  /** The channels that have readings in a stretch of time, with the first of each. */
  async firstOfEach(from: number, to: number): Promise<FirstReading[]> {
    const found: FirstReading[] = [];
    let after = 0;
    for (;;) {
      const ids = (await this.questions.rows<[number]>(CHANNELS, [after])).map(([id]) => id);
      const most = ids.length > SEARCHED_AT_ONCE.few ? SEARCHED_AT_ONCE.many : SEARCHED_AT_ONCE.few;
      for (let at = 0; at < ids.length; at += most) {
        const some = ids.slice(at, at + most);
        const padded = [...some, ...Array<number>(most - some.length).fill(0)];
        const parameters = padded.flatMap((id) => [id, from, to]);
        const sql = padded.map(() => FIRST_READING).join(' UNION ALL ');
        found.push(...(await this.questions.rows<FirstReading>(sql, parameters)));
      }
      const last = ids.at(-1);
      if (last === undefined || ids.length < CHANNELS_AT_ONCE) return found;
      after = last;
    }
  }

  /** Late ranges by their last ids, which lie after one and up to another: the first of them, and all that share the last's id. */
  async lateRanges(afterId: number, upToId: number): Promise<LateRange[]> {
    const rows = await this.questions.rows<LateRange>(NEXT_RANGES, [afterId, upToId]);
    const end = rows.at(-1)?.[3];
    if (end === undefined || rows.length < RANGES_AT_ONCE) return rows;
    const sharing = await this.questions.rows<LateRange>(SHARING_RANGES, [end]);
    return [...rows.filter(([, , , lastId]) => lastId < end), ...sharing];
  }
}

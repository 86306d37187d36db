import type { TimeSpan } from '@tachograph/contracts';
import type { Questions } from '../../platform/questions/index.js';

/** Time taken (milliseconds since 1970, UTC), id and value. */
export type RawRow = readonly [takenAt: number, id: number, value: number];

/** The place of a reading in the order of a channel: by the time taken, then by id. */
export interface RawPlace {
  readonly takenAt: number;
  readonly id: number;
}

/** Rows of one question: what a thread may spend on it before the next one, and few enough to be dropped young. */
export const RAW_PAGE = 2_000;

const PAGE = `SELECT taken_at, id, value FROM reading
  WHERE channel_id = ? AND taken_at >= ? AND taken_at < ? AND (taken_at > ? OR id > ?)
  ORDER BY taken_at, id LIMIT ${RAW_PAGE}`;

const FIRST = `SELECT taken_at, value FROM reading WHERE channel_id = ? AND taken_at >= ? AND taken_at < ?
  ORDER BY taken_at, id LIMIT `;

const TIME = `(SELECT taken_at FROM reading WHERE channel_id = ? AND taken_at >= ? AND taken_at < ?
  ORDER BY taken_at, id LIMIT 1 OFFSET `;

const LAST_BEFORE = `SELECT taken_at, value FROM reading WHERE channel_id = ? AND taken_at < ?
  ORDER BY taken_at DESC, id DESC LIMIT 1`;

const TIMES_BEFORE = `SELECT taken_at FROM reading WHERE channel_id = ? AND taken_at < ?
  ORDER BY taken_at DESC, id DESC LIMIT `;

/** Readings of one channel as they are stored, without the journal's. */
export class RawReader {
  constructor(private readonly questions: Questions) {}

  /** The readings of a stretch, in the order of time, page by page; after a place, where one is given. */
  async *pages(channelId: number, { from, to }: TimeSpan, after?: RawPlace): AsyncGenerator<RawRow[]> {
    let place = after ?? { takenAt: from, id: -1 };
    for (;;) {
      const start = Math.max(from, place.takenAt);
      const page = await this.questions.rows<RawRow>(PAGE, [channelId, start, to, place.takenAt, place.id]);
      if (page.length > 0) yield page;
      const last = page.at(-1);
      if (last === undefined || page.length < RAW_PAGE) return;
      place = { takenAt: last[0], id: last[1] };
    }
  }

  /** Time taken and value of the first readings of a stretch, so many at most. */
  first(channelId: number, { from, to }: TimeSpan, limit: number): Promise<(readonly [number, number])[]> {
    return this.questions.rows(FIRST + String(limit), [channelId, from, to]);
  }

  /** When the first reading of a stretch was taken, and the one so many behind it; undefined where it has no more than that. */
  async timesApart(channelId: number, { from, to }: TimeSpan, behind: number): Promise<TimeSpan | undefined> {
    const sql = `SELECT ${TIME}0), ${TIME}${behind})`;
    const stretch = [channelId, from, to];
    const [row] = await this.questions.rows<[number | null, number | null]>(sql, [...stretch, ...stretch]);
    const [first = null, last = null] = row ?? [];
    return first === null || last === null ? undefined : { from: first, to: last };
  }

  /** Time taken and value of the last reading before an instant; undefined where there is none. */
  async lastBefore(channelId: number, instant: number): Promise<readonly [number, number] | undefined> {
    const [row] = await this.questions.rows<[number, number]>(LAST_BEFORE, [channelId, instant]);
    return row;
  }

  /** When the last readings before an instant were taken, so many at most, in the order of time. */
  async timesBefore(channelId: number, instant: number, limit: number): Promise<number[]> {
    const rows = await this.questions.rows<[number]>(TIMES_BEFORE + String(limit), [channelId, instant]);
    return rows.map(([takenAt]) => takenAt).reverse();
  }
}

import type { Questions, SqlValue } from '../../platform/questions/index.js';

/** Parts of one question. */
const PARTS_AT_ONCE = 100;

/** A line that is drawn across what is kept of a channel in a level (0 the readings): milliseconds since 1970. */
export interface Line {
  readonly channelId: number;
  readonly level: number;
  readonly before: number;
}

/** How much is kept of a channel, and since when; times are milliseconds since 1970. */
export interface ChannelAmount {
  readonly channelId: number;
  readonly readings: number;
  readonly oldest: number | null;
  readonly newest: number | null;
  /** Readings taken since the moment asked for. */
  readonly recent: number;
}

const COUNT = 'SELECT channel_id, COUNT(*), MIN(taken_at), MAX(taken_at) FROM reading GROUP BY channel_id';

/** What is stored, counted: for the thread that answers in bulk. */
export class StoredAmounts {
  constructor(private readonly questions: Questions) {}

  /** Of every channel that has readings. */
  async ofChannels(recentFrom: number): Promise<ChannelAmount[]> {
    const rows = await this.questions.rows<[number, number, number, number]>(COUNT);
    const recent = await this.batched(
      rows.map(([channelId]) => channelId),
      () => 'SELECT COUNT(*) FROM reading WHERE channel_id = ? AND taken_at >= ?',
      (channelId) => [channelId, recentFrom],
    );
    return rows.map(([channelId, readings, oldest, newest], index) => ({
      channelId,
      readings,
      oldest,
      newest,
      recent: recent[index] ?? 0,
    }));
  }

  /** Before each line: how many readings, or in a level above, how many bytes of rollups. */
  amountsBefore(lines: readonly Line[]): Promise<number[]> {
    return this.batched(
      lines,
      ({ level }) =>
        level === 0
          ? 'SELECT COUNT(*) FROM reading WHERE channel_id = ? AND taken_at < ?'
          : 'SELECT COALESCE(SUM(LENGTH(data)), 0) FROM rollup WHERE channel_id = ? AND level = ? AND start < ?',
      parametersOf,
    );
  }

  /** The lines before which there is anything. */
  async crossed(lines: readonly Line[]): Promise<Line[]> {
    const found = await this.batched(
      lines,
      ({ level }) =>
        level === 0
          ? 'SELECT EXISTS (SELECT 1 FROM reading WHERE channel_id = ? AND taken_at < ?)'
          : 'SELECT EXISTS (SELECT 1 FROM rollup WHERE channel_id = ? AND level = ? AND start < ?)',
      parametersOf,
    );
    return lines.filter((_, index) => found[index] === 1);
  }

  /** Whether one of the channels has a reading taken in `[from, to)`. */
  async anyWithin(channelIds: readonly number[], { from, to }: { from: number; to: number }): Promise<boolean> {
    for (let at = 0; at < channelIds.length; at += PARTS_AT_ONCE) {
      const found = await this.batched(
        channelIds.slice(at, at + PARTS_AT_ONCE),
        () => 'SELECT EXISTS (SELECT 1 FROM reading WHERE channel_id = ? AND taken_at >= ? AND taken_at < ?)',
        (channelId) => [channelId, from, to],
      );
      if (found.includes(1)) return true;
    }
    return false;
  }

  /** Message ids of a channel whose readings were taken before an instant: some of those after an id, and the id to go on from. */
  async messagesBefore(
    channelId: number,
    before: number,
    after: string,
    limit: number,
  ): Promise<{ ids: string[]; next?: string }> {
    const rows = await this.questions.rows<[string, number]>(
      `SELECT message_id, taken_at FROM reading_message WHERE channel_id = ? AND message_id > ?
       ORDER BY message_id LIMIT ${Math.trunc(limit)}`,
      [channelId, after],
    );
    const ids = rows.filter(([, takenAt]) => takenAt < before).map(([id]) => id);
    const next = rows.length < limit ? undefined : rows.at(-1)?.[0];
    return next === undefined ? { ids } : { ids, next };
  }

  /** One number for each item, many items a question. */
  private async batched<Item>(
    items: readonly Item[],
    sqlOf: (item: Item) => string,
    parametersOfItem: (item: Item) => SqlValue[],
  ): Promise<number[]> {
    const answers: number[] = [];
    for (let at = 0; at < items.length; at += PARTS_AT_ONCE) {
      const part = items.slice(at, at + PARTS_AT_ONCE);
      const sql = `SELECT ${part.map((item) => `(${sqlOf(item)})`).join(', ')}`;
      const [row] = await this.questions.rows(sql, part.flatMap(parametersOfItem));
      answers.push(...(row ?? []).map(Number));
    }
    return answers;
  }
}

function parametersOf({ channelId, level, before }: Line): SqlValue[] {
  return level === 0 ? [channelId, before] : [channelId, level, before];
}

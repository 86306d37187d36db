import type { Questions, SqlValue } from '../../platform/questions/index.js';

/** Parts of one question. */
const PARTS_AT_ONCE = 100;

/** A line that is drawn across what is kept of a channel in a level (0 the readings): milliseconds since 1970. */
export interface Line {
  readonly channelId: number;
  readonly level: number;
  readonly before: number;
}

/** A stretch of time of a channel, without its end. */
export interface ChannelSpan {
  readonly channelId: number;
  readonly from: number;
  readonly to: number;
}

/** Looks at what lies before lines: for the thread that answers in bulk. */
export class StoredAmounts {
  constructor(private readonly questions: Questions) {}

  /** Bytes of rollups before each line, which is of such a level. */
  rollupBytesBefore(lines: readonly Line[]): Promise<number[]> {
    return this.batched(
      lines,
      () => 'SELECT COALESCE(SUM(LENGTH(data)), 0) FROM rollup WHERE channel_id = ? AND level = ? AND start < ?',
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

  /** Whether there is a reading in one of the stretches. */
  async anyWithin(spans: readonly ChannelSpan[]): Promise<boolean> {
    for (let at = 0; at < spans.length; at += PARTS_AT_ONCE) {
      const found = await this.batched(
        spans.slice(at, at + PARTS_AT_ONCE),
        () => 'SELECT EXISTS (SELECT 1 FROM reading WHERE channel_id = ? AND taken_at >= ? AND taken_at < ?)',
        ({ channelId, from, to }) => [channelId, from, to],
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

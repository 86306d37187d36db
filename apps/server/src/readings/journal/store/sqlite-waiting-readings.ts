import { setImmediate as nextTurn } from 'node:timers/promises';
import { type ChannelPattern, type LiveRange, matchesChannel, type Reading } from '@tachograph/contracts';
import {
  type HistoryRange,
  type Missed,
  type MissedQuestion,
  type PageQuestion,
  ReadingHistory,
} from '../../read/reading-history.js';
import type { JournalDatabase } from './journal-database.js';
import { type JournalRow, SELECT_WAITING, toReading } from './journal-row.js';

/** Behind every reading. */
const LATEST = { takenAt: Number.MAX_SAFE_INTEGER, id: Number.MAX_SAFE_INTEGER };

/** Channels asked about before others have a turn: SQLite answers on the event loop. */
const CHANNELS_PER_TURN = 50;

/** Rows read before others have a turn, and at most for one question. */
const ROWS_PER_TURN = 2_000;
const ROWS_MAX = 50_000;

const TAIL = `${SELECT_WAITING} WHERE channel_id = ? AND taken_at BETWEEN ? AND ?
  ORDER BY taken_at DESC, waiting.id DESC LIMIT ?`;
const BEFORE = `${SELECT_WAITING} WHERE channel_id = ? AND taken_at BETWEEN ? AND ? AND (taken_at < ? OR waiting.id < ?)
  ORDER BY taken_at DESC, waiting.id DESC LIMIT ?`;
const AFTER = `${SELECT_WAITING} WHERE channel_id = ? AND taken_at BETWEEN ? AND ? AND (taken_at > ? OR waiting.id > ?)
  ORDER BY taken_at, waiting.id LIMIT ?`;
const FOLLOWING = `${SELECT_WAITING} WHERE waiting.id > ? AND waiting.id <= ? ORDER BY waiting.id LIMIT ?`;
const TIMES = `SELECT (SELECT MIN(taken_at) FROM waiting WHERE channel_id = ?) AS "from",
  (SELECT MAX(taken_at) FROM waiting WHERE channel_id = ?) AS "to"`;

interface WaitingChannel {
  readonly id: number;
  readonly device: string;
  readonly channel: string;
}

/** Of the history, what is in the journal alone. */
export class SqliteWaitingReadings extends ReadingHistory {
  constructor(private readonly database: JournalDatabase) {
    super();
  }

  override async last({ channel, device, from = 0, to = Number.MAX_SAFE_INTEGER, limit }: HistoryRange) {
    const channels = (await this.channels()).filter(
      (known) => known.channel === channel && (device === undefined || known.device === device),
    );
    let rows: JournalRow[] = [];
    await this.forEach(channels, async ({ id }) => {
      rows.push(...(await this.database.query<JournalRow>(TAIL, [id, from, to, limit])));
      if (rows.length >= 2 * limit) rows = newest(rows, limit);
    });
    return newest(rows, limit).reverse().map(withoutMessageId);
  }

  override async page({ channels, from = 0, to = LATEST.takenAt, before = LATEST, after, limit }: PageQuestion) {
    const place = after ?? before;
    const [sql, start, end] =
      after === undefined ? [BEFORE, from, Math.min(to, place.takenAt)] : [AFTER, Math.max(from, place.takenAt), to];
    const first = (rows: JournalRow[]) => (after === undefined ? newest(rows, limit) : oldest(rows, limit));
    let rows: JournalRow[] = [];
    await this.forEach(await this.matching(channels), async ({ id }) => {
      const parameters = [id, start, end, place.takenAt, place.id, limit];
      rows.push(...(await this.database.query<JournalRow>(sql, parameters)));
      if (rows.length >= 2 * limit) rows = first(rows);
    });
    return oldest(first(rows), limit).map(withoutMessageId);
  }

  override async missed({ channels, after, upTo, limit }: MissedQuestion): Promise<Missed> {
    const readings: Reading[] = [];
    let seq = after.seq;
    for (let read = 0; read < ROWS_MAX; read += ROWS_PER_TURN) {
      const rows = await this.database.query<JournalRow>(FOLLOWING, [seq, upTo, ROWS_PER_TURN]);
      readings.push(...rows.filter((row) => matchesAny(channels, row)).map(withoutMessageId));
      if (readings.length > limit) break;
      if (rows.length < ROWS_PER_TURN) return { recovered: true, readings };
      seq = rows.at(-1)?.id ?? upTo;
      await nextTurn();
    }
    return { recovered: false, reload: await this.timesOf(channels, after.time) };
  }

  override async newestOfEach(patterns: readonly ChannelPattern[], limit: number): Promise<Reading[]> {
    const channels = (await this.matching(patterns)).slice(0, limit);
    const rows: JournalRow[] = [];
    await this.forEach(channels, async ({ id }) => {
      rows.push(...(await this.database.query<JournalRow>(TAIL, [id, 0, Number.MAX_SAFE_INTEGER, 1])));
    });
    return rows.map(withoutMessageId);
  }

  /** The times within which the journal has readings of these channels; more than were asked for, at the worst. */
  private async timesOf(patterns: readonly ChannelPattern[], time: number): Promise<LiveRange> {
    const range = { from: time, to: time };
    const channels = await this.matching(patterns);
    await this.forEach(channels, async ({ id }) => {
      const [times] = await this.database.query<{ from: number | null; to: number | null }>(TIMES, [id, id]);
      range.from = Math.min(range.from, times?.from ?? time);
      range.to = Math.max(range.to, times?.to ?? time);
    });
    return range;
  }

  private async matching(patterns: readonly ChannelPattern[]): Promise<WaitingChannel[]> {
    return (await this.channels()).filter((channel) => matchesAny(patterns, channel));
  }

  private channels(): Promise<WaitingChannel[]> {
    return this.database.query<WaitingChannel>('SELECT id, device, channel FROM waiting_channel');
  }

  private async forEach(channels: readonly WaitingChannel[], ask: (channel: WaitingChannel) => Promise<void>) {
    for (const [index, channel] of channels.entries()) {
      if (index % CHANNELS_PER_TURN === CHANNELS_PER_TURN - 1) await nextTurn();
      await ask(channel);
    }
  }
}

function newest(rows: readonly JournalRow[], limit: number): JournalRow[] {
  return rows.toSorted((a, b) => b.taken_at - a.taken_at || b.id - a.id).slice(0, limit);
}

function oldest(rows: readonly JournalRow[], limit: number): JournalRow[] {
  return rows.toSorted((a, b) => a.taken_at - b.taken_at || a.id - b.id).slice(0, limit);
}

function matchesAny(patterns: readonly ChannelPattern[], { device, channel }: Omit<WaitingChannel, 'id'>): boolean {
  return patterns.some((pattern) => matchesChannel(pattern, device, channel));
}

/** As the database gives a reading back: a message id is for recognising repetitions. */
function withoutMessageId(row: JournalRow): Reading {
  return toReading({ ...row, message_id: null });
}

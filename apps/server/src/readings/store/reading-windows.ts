import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ReadingPlace } from '@tachograph/contracts/dto';
import type { KnownChannel } from '../../devices/index.js';
import type { ReadDatabase } from '../../platform/database/index.js';
import { READING_COLUMNS, type ReadingRow } from './reading-rows.js';
import { ReadingEntity } from './reading.entity.js';

/** Channels asked for in one query: a UNION of more is refused by SQLite (500) and slow to plan elsewhere. */
const CHANNELS_PER_QUERY = 100;

/** Rows that one query may come upon: SQLite sorts them on the event loop. */
const ROWS_PER_QUERY = 20_000;

/** Behind every reading. */
const END: ReadingPlace = { takenAt: Number.MAX_SAFE_INTEGER, id: Number.MAX_SAFE_INTEGER };

const BEFORE = pieceOf('(taken_at < ? OR id < ?) ORDER BY taken_at DESC, id DESC');
const AFTER = pieceOf('(taken_at > ? OR id > ?) ORDER BY taken_at, id');

/** A stretch of time, inclusive, milliseconds since 1970, UTC, and which rows of it: the last, those before a place, or those after one. */
export interface ReadingWindow {
  readonly from?: number;
  readonly to?: number;
  readonly limit: number;
  readonly before?: ReadingPlace;
  readonly after?: ReadingPlace;
}

/** The same, seen in the direction in which it is read, from the place on. */
interface Walk {
  readonly isForward: boolean;
  readonly from: number;
  readonly to: number;
  readonly place: ReadingPlace;
  readonly limit: number;
}

/**
 * The rows of a window over all these channels, oldest first.
 *
 * Rows lie in the order of time for each channel, not over all. The channels are asked batch by batch for the rows next to the
 * place; once `limit` rows are known, the furthest of them is a time that the answer can't reach behind, so the next batches
 * are only asked for what is nearer. Each batch has a turn of the event loop of its own: SQLite answers on it, and the question
 * about thousands of devices must not hold up everyone.
 */
export async function readWindow(
  database: ReadDatabase,
  channels: readonly KnownChannel[],
  window: ReadingWindow,
): Promise<ReadingRow[]> {
  let walk = walkOf(window);
  const inOrder = walk.isForward ? oldestFirst : (a: ReadingRow, b: ReadingRow) => oldestFirst(b, a);
  const size = Math.min(CHANNELS_PER_QUERY, Math.max(1, Math.floor(ROWS_PER_QUERY / walk.limit)));
  let rows: ReadingRow[] = [];
  for (let at = 0; at < channels.length; at += size) {
    if (at > 0) await nextTurn();
    const batch = await nearest(database, channels.slice(at, at + size), walk);
    if (batch.length > 0) rows = [...rows, ...batch].sort(inOrder).slice(0, walk.limit);
    const furthest = rows[walk.limit - 1];
    if (furthest !== undefined) walk = { ...walk, [walk.isForward ? 'to' : 'from']: Number(furthest.taken_at) };
  }
  return walk.isForward ? rows : rows.reverse();
}

function walkOf({ from = 0, to = END.takenAt, limit, before = END, after }: ReadingWindow): Walk {
  if (after === undefined) {
    return { isForward: false, from, to: Math.min(to, before.takenAt), place: before, limit };
  }
  return { isForward: true, from: Math.max(from, after.takenAt), to, place: after, limit };
}

/** The newest row of each of a few channels. */
export function newestRows(database: ReadDatabase, channels: readonly KnownChannel[]): Promise<ReadingRow[]> {
  const { from, to, place } = walkOf({ limit: 1 });
  return database.repository(ReadingEntity).query(
    channels.map(() => BEFORE).join(' UNION ALL '),
    channels.flatMap(({ id }) => [id, from, to, place.takenAt, place.id, 1]),
  );
}

/** The rows next to the place of each of a few channels, `limit` of them at most, the nearest first. */
function nearest(
  database: ReadDatabase,
  channels: readonly KnownChannel[],
  { isForward, from, to, place, limit }: Walk,
): Promise<ReadingRow[]> {
  const pieces = channels.map(() => (isForward ? AFTER : BEFORE)).join(' UNION ALL ');
  const order = isForward ? 'taken_at, id' : 'taken_at DESC, id DESC';
  return database
    .repository(ReadingEntity)
    .query(`${pieces} ORDER BY ${order} LIMIT ?`, [
      ...channels.flatMap(({ id }) => [id, from, to, place.takenAt, place.id, limit]),
      limit,
    ]);
}

function pieceOf(end: string): string {
  return `SELECT * FROM (SELECT ${READING_COLUMNS} FROM reading
  WHERE channel_id = ? AND taken_at >= ? AND taken_at <= ? AND ${end} LIMIT ?) AS piece`;
}

function oldestFirst(a: ReadingRow, b: ReadingRow): number {
  return Number(a.taken_at) - Number(b.taken_at) || Number(a.id) - Number(b.id);
}

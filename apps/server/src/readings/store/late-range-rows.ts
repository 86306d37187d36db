import type { QueryRunner } from 'typeorm';
import { type Dialect, insertNumbers } from './insert-statements.js';
import type { LateRangeEntity } from './late-range.entity.js';
import type { LateRanges } from './late-ranges.js';

/** A viewer that was away for longer reloads: what late ranges before that are for. */
const KEPT_MS = 7 * 24 * 3_600_000;

/** Rows that are looked at, and removed, at once. */
const PRUNED_AT_ONCE = 1_000;

/** Not those that rollups lack yet. Where there are no rollups, they will be made of the readings. */
const SELECT_OLDEST = `SELECT first_id, last_id, received_at FROM late_range
  WHERE first_id = 0 OR NOT EXISTS (SELECT 1 FROM rollup_state WHERE rolled_id < late_range.last_id)
  ORDER BY first_id LIMIT ${PRUNED_AT_ONCE}`;

const INSERT = 'INSERT INTO late_range (first_id, last_id, channel_id, first_taken_at, last_taken_at, received_at)';

const GROWING = { up: ['last_id', 'last_taken_at'], down: ['first_taken_at'] };

/**
 * Writes ranges, in the transaction of the readings that they are about. One that stands there already can only grow, also
 * when an attempt that was given up takes place late.
 */
export async function writeLateRanges(
  runner: QueryRunner,
  dialect: Dialect,
  ranges: readonly LateRangeEntity[],
): Promise<void> {
  const rows = ranges.map((range) => [
    range.firstId,
    range.lastId,
    range.channelId,
    range.firstTakenAt,
    range.lastTakenAt,
    range.receivedAt,
  ]);
  await insertNumbers(runner, dialect, INSERT, rows, dialect.widen('first_id', GROWING));
}

/**
 * Removes ranges that are a week old and rolled up, a bounded number at a time, and notes up to which id they are gone. Those from a
 * clock that was far ahead go as well, so that they can't stand in the way for ever.
 *
 * @param now `clock`, the clock of storing, milliseconds since 1970; `lastId`, the last id given
 */
export async function pruneLateRanges(
  runner: QueryRunner,
  dialect: Dialect,
  now: Pick<LateRanges, 'clock' | 'lastId'>,
): Promise<void> {
  const oldest = (await runner.query(SELECT_OLDEST)) as Record<
    'first_id' | 'last_id' | 'received_at',
    number | string
  >[];
  const gone = oldest
    .map((row) => ({
      firstId: Number(row.first_id),
      lastId: Number(row.last_id),
      age: now.clock - Number(row.received_at),
    }))
    .filter(({ firstId, age }) => firstId === 0 || Math.abs(age) > KEPT_MS);
  if (gone.every(({ firstId }) => firstId === 0)) return;
  // A range has room for ids to come, which it no longer gets.
  const lastId = gone.reduce((last, range) => Math.max(last, Math.min(range.lastId, now.lastId)), 0);
  await runner.query(`DELETE FROM late_range WHERE first_id IN (${gone.map(({ firstId }) => firstId).join()})`);
  await writeLateRanges(runner, dialect, [
    { firstId: 0, lastId, channelId: 0, firstTakenAt: 0, lastTakenAt: 0, receivedAt: 0 },
  ]);
}

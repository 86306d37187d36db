import type { QueryRunner } from 'typeorm';
import { type Dialect, insertRows } from './insert-statements.js';
import type { LateRangeEntity } from './late-range.entity.js';

/** A viewer that was away for longer reloads: what late ranges before that are for. */
const KEPT_MS = 7 * 24 * 3_600_000;

/** Rows that are looked at, and removed, at once. */
const PRUNED_AT_ONCE = 1_000;

const SELECT_OLDEST = `SELECT first_id, last_id, received_at FROM late_range ORDER BY first_id LIMIT ${PRUNED_AT_ONCE}`;

// REPLACE, which all of them know: a range that has grown stands there already.
const REPLACE = 'REPLACE INTO late_range (first_id, last_id, channel_id, first_taken_at, last_taken_at, received_at)';

/** Writes ranges, in the transaction of the readings that they are about. */
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
  await insertRows(runner, dialect, REPLACE, rows);
}

/**
 * Removes ranges that are a week old, a bounded number at a time, and notes up to which id they are gone. Those from a
 * clock that was far ahead go as well, so that they can't stand in the way for ever.
 *
 * @param now the clock of storing, milliseconds since 1970
 */
export async function pruneLateRanges(runner: QueryRunner, dialect: Dialect, now: number): Promise<void> {
  const oldest = (await runner.query(SELECT_OLDEST)) as Record<
    'first_id' | 'last_id' | 'received_at',
    number | string
  >[];
  const gone = oldest
    .map((row) => ({ firstId: Number(row.first_id), lastId: Number(row.last_id), age: now - Number(row.received_at) }))
    .filter(({ firstId, age }) => firstId === 0 || Math.abs(age) > KEPT_MS);
  if (gone.every(({ firstId }) => firstId === 0)) return;
  const lastId = gone.reduce((last, range) => Math.max(last, range.lastId), 0);
  await runner.query(`DELETE FROM late_range WHERE first_id IN (${gone.map(({ firstId }) => firstId).join()})`);
  await writeLateRanges(runner, dialect, [
    { firstId: 0, lastId, channelId: 0, firstTakenAt: 0, lastTakenAt: 0, receivedAt: 0 },
  ]);
}

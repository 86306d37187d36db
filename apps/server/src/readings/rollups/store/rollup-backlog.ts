import { Injectable } from '@nestjs/common';
import type { HistoryHealth } from '@tachograph/contracts';
import { ReadDatabase } from '../../../platform/database/index.js';
import { withinDeadline } from '../../../platform/deadline.js';
import { LateRangeEntity } from '../../store/late-range.entity.js';
import { LateRanges } from '../../store/late-ranges.js';
import { STATE_ID } from '../rollup-reader.js';
import { rollableTo } from '../rolling.js';
import { EARLIEST } from './rollup-store.js';

const ANSWER_TIMEOUT_MS = 2_000;

/** Late ranges that are counted at most: SQLite counts on the thread that serves everybody. */
const COUNTED_MAX = 1_000;

const STATE = `SELECT rolled_to, rolled_id FROM rollup_state WHERE id = ${STATE_ID}`;

/** Those that can be rolled up: to others, readings that are being stored may still be added. */
const WAITING = `SELECT COUNT(*) AS waiting FROM (
  SELECT last_id FROM late_range WHERE last_id > ? AND last_id <= ? AND first_id > 0 LIMIT ${COUNTED_MAX}) AS late`;

type Row = Record<string, number | string>;

/** Tells how far rollups are behind what is stored. */
@Injectable()
export class RollupBacklog {
  private asked: Promise<HistoryHealth['rollups']> | undefined;

  constructor(
    private readonly committed: ReadDatabase,
    private readonly lateRanges: LateRanges,
  ) {}

  /** @returns null where the database does not answer within two seconds */
  async look(): Promise<HistoryHealth['rollups']> {
    // One question for all who ask: on a database that hangs, each would take a connection from those who need it later.
    this.asked ??= this.ask().finally(() => {
      this.asked = undefined;
    });
    return withinDeadline(this.asked, ANSWER_TIMEOUT_MS).catch(() => null);
  }

  private async ask(): Promise<HistoryHealth['rollups']> {
    const { clock, lastId } = this.lateRanges.settled;
    const ranges = this.committed.repository(LateRangeEntity);
    const [state] = await ranges.query<Row[]>(STATE);
    const [late] = await ranges.query<Row[]>(WAITING, [state?.rolled_id ?? 0, lastId]);
    const rolledTo = Number(state?.rolled_to ?? EARLIEST);
    const isAny = rolledTo > EARLIEST;
    return {
      rolledTo: isAny ? new Date(rolledTo).toISOString() : null,
      behind: isAny ? Math.max(0, rollableTo(clock) - rolledTo) / 1000 : null,
      waiting: Number(late?.waiting ?? 0),
    };
  }
}

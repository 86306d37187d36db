import { Injectable } from '@nestjs/common';
import { ReadDatabase } from '../../../platform/database/index.js';
import { ReadingJournal } from '../../journal/reading-journal.js';
import { LateRangeEntity } from '../../store/late-range.entity.js';
import { LateRanges } from '../../store/late-ranges.js';

/** Up to where readings are in the rollups, and may be removed. Times are milliseconds since 1970. */
export interface RolledUp {
  /** Of which readings this is true: those with an id up to this one. */
  readonly lastId: number;
  /** The first instant of a channel that is not rolled up for certain. */
  upTo(channelId: number): number;
}

const STATE = 'SELECT rolled_to, rolled_id FROM rollup_state';
const STALE = `SELECT channel_id, MIN(first_taken_at) AS first FROM late_range
  WHERE last_id > ? GROUP BY channel_id`;

type Row = Record<string, number | string>;

/** Tells what the rollups hold, from what the roller notes. */
@Injectable()
export class RollupProgress {
  constructor(
    private readonly committed: ReadDatabase,
    private readonly lateRanges: LateRanges,
    private readonly journal: ReadingJournal,
  ) {}

  /**
   * Asks first what is settled: all of that is committed, with the late ranges that tell of it, and is seen by the questions that follow. What
   * waits in the journal may have smaller ids without being stored: as long as anything does, nothing is certain.
   */
  async look(): Promise<RolledUp> {
    const isWaiting = this.journal.figures.waiting > 0;
    const { lastId } = this.lateRanges.settled;
    const ranges = this.committed.repository(LateRangeEntity);
    const [state] = await ranges.query<Row[]>(STATE);
    if (state === undefined || isWaiting) return { lastId, upTo: () => -Infinity };
    const stale = await ranges.query<Row[]>(STALE, [state.rolled_id]);
    const first = new Map(stale.map((row) => [Number(row.channel_id), Number(row.first)]));
    const rolledTo = Number(state.rolled_to);
    // Channel 0 stands for all of them: what was late is not known.
    const ofAll = first.get(0) ?? Infinity;
    return { lastId, upTo: (channelId: number) => Math.min(rolledTo, ofAll, first.get(channelId) ?? Infinity) };
  }

  /** Late readings in ranges with larger ids need not be rolled up. */
  async rolledId(): Promise<number> {
    const [state] = await this.committed.repository(LateRangeEntity).query<Row[]>(STATE);
    return Number(state?.rolled_id ?? 0);
  }
}

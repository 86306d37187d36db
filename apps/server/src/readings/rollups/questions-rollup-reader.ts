import type { TimeSpan } from '@tachograph/contracts';
import type { Questions } from '../../platform/questions/index.js';
import { floorTo, type Step } from './ladder.js';
import { RollupReader, type RollupState, type Segment, STATE_ID } from './rollup-reader.js';
import { decodeSegment } from './segment-codec.js';
import { spansTogether } from './spans.js';

const SEGMENTS = `SELECT start, data FROM rollup
  WHERE channel_id = ? AND level = ? AND start >= ? AND start < ? ORDER BY start`;

const segmentsOfMany = (channels: number) => `SELECT channel_id, start, data FROM rollup
  WHERE channel_id IN (${Array(channels).fill('?').join()}) AND level = ? AND start >= ? AND start < ? ORDER BY channel_id, start`;

/**
 * In one question, so that ranges and how far rollups go belong to the same moment. The state is named by its key: MariaDB then knows it before it
 * plans how to find the ranges, of which a week's lie there, and would else look through all of them.
 */
const stateOf = (channels: number) => `SELECT state.rolled_to, late.channel_id, late.first_taken_at, late.last_taken_at
  FROM rollup_state state LEFT JOIN late_range late
    ON late.last_id > state.rolled_id AND late.channel_id IN (0${',?'.repeat(channels)})
  WHERE state.id = ${STATE_ID}`;

type StateRow = [rolledTo: number, channelId: number | null, firstTakenAt: number, lastTakenAt: number];

/** Rollups as the database has them. */
export class QuestionsRollupReader extends RollupReader {
  constructor(private readonly questions: Questions) {
    super();
  }

  /** Where the ranges of late readings that would tell more are no longer kept (those of channel 0), all of time is stale. */
  override async state(channelIds: readonly number[]): Promise<RollupState> {
    const rows = await this.questions.rows<StateRow>(stateOf(channelIds.length), channelIds);
    const rolledTo = rows[0]?.[0] ?? -Infinity;
    const all = rows.some(([, channelId]) => channelId === 0);
    const staleOf = (id: number): TimeSpan[] => {
      if (all) return [{ from: -Infinity, to: rolledTo }];
      const ofChannel = rows.filter(([, channelId]) => channelId === id);
      return spansTogether(ofChannel.map(([, , from, last]) => ({ from, to: Math.min(last + 1, rolledTo) })));
    };
    return { rolledTo, stale: new Map(channelIds.map((id) => [id, staleOf(id)])) };
  }

  override async segments(channelId: number, step: Step, { from, to }: TimeSpan): Promise<Segment[]> {
    const parameters = [channelId, step.level, floorTo(from, step.segment), to];
    const rows = await this.questions.rows<[start: number, data: Uint8Array]>(SEGMENTS, parameters);
    return rows.map(([start, data]) => ({ start, buckets: decodeSegment(data, step, start) }));
  }

  override async segmentsOfMany(
    channelIds: readonly number[],
    step: Step,
    { from, to }: TimeSpan,
  ): Promise<Map<number, Segment[]>> {
    const parameters = [...channelIds, step.level, floorTo(from, step.segment), to];
    const sql = segmentsOfMany(channelIds.length);
    const found = new Map<number, Segment[]>(channelIds.map((id) => [id, []]));
    for (const [id, start, data] of await this.questions.rows<[number, number, Uint8Array]>(sql, parameters)) {
      found.get(id)?.push({ start, buckets: decodeSegment(data, step, start) });
    }
    return found;
  }
}

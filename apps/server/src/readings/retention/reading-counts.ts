import type { TimeSpan } from '@tachograph/contracts';
import type { Questions } from '../../platform/questions/index.js';
import { DAILY, floorTo, HOURLY, type Step } from '../rollups/ladder.js';
import type { RollupReader, Segment } from '../rollups/rollup-reader.js';
import type { Line } from './stored-amounts.js';

/** How much is kept of a channel, and since when; times are milliseconds since 1970. */
export interface ChannelAmount {
  readonly channelId: number;
  readonly readings: number;
  readonly oldest: number | null;
  readonly newest: number | null;
  /** Readings taken since the day that was asked for. */
  readonly recent: number;
}

/** Channels of one question. */
const CHANNELS_AT_ONCE = 100;

const ENDS = `(SELECT COUNT(*) FROM reading WHERE channel_id = ? AND taken_at >= ?),
  (SELECT taken_at FROM reading WHERE channel_id = ? ORDER BY taken_at LIMIT 1),
  (SELECT taken_at FROM reading WHERE channel_id = ? ORDER BY taken_at DESC LIMIT 1)`;
const ENDS_COLUMNS = 3;
const BETWEEN = 'SELECT COUNT(*) FROM reading WHERE channel_id = ? AND taken_at >= ? AND taken_at < ?';

/** A channel, and the stretch of time of which it has readings and rollups. */
interface KeptStretch extends TimeSpan {
  readonly id: number;
}

/** Of a bucket. */
type Counted = readonly [start: number, count: number];

/**
 * Counts readings without reading them: whole days and hours as the rollups say, and only what is not rolled up yet one by one. Readings that came
 * late count once they are rolled up.
 */
export class ReadingCounts {
  constructor(
    private readonly questions: Questions,
    private readonly rollups: RollupReader,
  ) {}

  /** Of every channel, what is kept. */
  async ofChannels(recentFrom: number): Promise<ChannelAmount[]> {
    const { rolledTo } = await this.rollups.state([]);
    const expired = await this.expired();
    const ids = (await this.questions.rows<[number]>('SELECT id FROM channel ORDER BY id')).map(([id]) => id);
    const amounts: ChannelAmount[] = [];
    for (let at = 0; at < ids.length; at += CHANNELS_AT_ONCE) {
      const kept = ids.slice(at, at + CHANNELS_AT_ONCE).map((id) => ({ id, from: expired.get(id) ?? 0, to: rolledTo }));
      amounts.push(...(await this.ofFew(kept, recentFrom)));
    }
    return amounts;
  }

  /** Readings before each line, which is a multiple of a day. */
  async before(lines: readonly Line[]): Promise<number[]> {
    const { rolledTo } = await this.rollups.state([]);
    const expired = await this.expired();
    const counts: number[] = [];
    for (const { channelId, before } of lines) {
      const from = expired.get(channelId) ?? 0;
      const to = Math.min(before, rolledTo);
      const [rolled = []] = await this.rolledUp([{ id: channelId, from, to }]);
      const [rest] =
        before > to ? await this.questions.rows<[number]>(BETWEEN, [channelId, hourOf(to, from), before]) : [];
      counts.push(sum(rolled, from) + (rest?.[0] ?? 0));
    }
    return counts;
  }

  private async ofFew(kept: readonly KeptStretch[], recentFrom: number): Promise<ChannelAmount[]> {
    const rolledUp = await this.rolledUp(kept);
    const ends = await this.ends(kept);
    return kept.map(({ id }, index) => {
      const [tail, oldest, newest] = ends[index] ?? [0, null, null];
      const counts = rolledUp[index] ?? [];
      const [readings, recent] = [sum(counts, 0) + tail, sum(counts, recentFrom) + tail];
      return { channelId: id, readings, oldest, newest, recent };
    });
  }

  /** Of each channel: readings behind whole hours, the first and the last. */
  private async ends(kept: readonly KeptStretch[]): Promise<[number, number | null, number | null][]> {
    const sql = `SELECT ${kept.map(() => ENDS).join()}`;
    const parameters = kept.flatMap(({ id, from, to }) => [id, hourOf(to, from), id, id]);
    const [row = []] = await this.questions.rows<(number | null)[]>(sql, parameters);
    return kept.map((_, index) => {
      const [tail = 0, oldest = null, newest = null] = row.slice(index * ENDS_COLUMNS);
      return [tail ?? 0, oldest, newest];
    });
  }

  /** Of each channel: the days, and the hours of the last one, that are rolled up as a whole. */
  private async rolledUp(kept: readonly KeptStretch[]): Promise<Counted[][]> {
    const days = await this.counts(kept, DAILY);
    const lastDays = kept.map(({ id, from, to }) => ({ id, from: Math.max(from, floorTo(to, DAILY.width)), to }));
    const hours = await this.counts(lastDays, HOURLY);
    return kept.map((_, index) => [...(days[index] ?? []), ...(hours[index] ?? [])]);
  }

  private async counts(kept: readonly KeptStretch[], step: Step): Promise<Counted[][]> {
    const from = Math.min(...kept.map((each) => each.from));
    const to = Math.max(...kept.map((each) => each.to));
    if (from >= to) return [];
    const ids = [...new Set(kept.map(({ id }) => id))];
    const segments = await this.rollups.segmentsOfMany(ids, step, { from, to });
    return kept.map((stretch) => wholeWithin(segments.get(stretch.id) ?? [], step.width, stretch));
  }

  private async expired(): Promise<Map<number, number>> {
    const rows = await this.questions.rows<[number, number]>(
      'SELECT channel_id, expired_before FROM expired WHERE level = 0',
    );
    return new Map(rows);
  }
}

/** Where counting goes on behind whole hours; at the beginning of what is kept where none is rolled up. */
function hourOf(to: number, from: number): number {
  return Math.max(from, to === -Infinity ? from : floorTo(to, HOURLY.width));
}

function wholeWithin(segments: readonly Segment[], width: number, { from, to }: TimeSpan): Counted[] {
  const counts: Counted[] = [];
  for (const { buckets } of segments) {
    for (let index = buckets.indexFrom(from); index < buckets.indexFrom(to - width + 1); index++) {
      const { start, count } = buckets.at(index);
      counts.push([start, count]);
    }
  }
  return counts;
}

function sum(counts: readonly Counted[], from: number): number {
  return counts.reduce((total, [start, count]) => (start >= from ? total + count : total), 0);
}

import type { TimeSpan } from '@tachograph/contracts';
import type { Questions } from '../../platform/questions/index.js';
import { floorTo, LADDER, type Step } from '../rollups/ladder.js';
import type { RollupReader } from '../rollups/rollup-reader.js';
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

const DAYS = LADDER.find(({ name }) => name === '1d');
const HOURS = LADDER.find(({ name }) => name === '1h');

const ENDS = `SELECT (SELECT COUNT(*) FROM reading WHERE channel_id = ? AND taken_at >= ?),
  (SELECT taken_at FROM reading WHERE channel_id = ? ORDER BY taken_at LIMIT 1),
  (SELECT taken_at FROM reading WHERE channel_id = ? ORDER BY taken_at DESC LIMIT 1)`;
const BETWEEN = 'SELECT COUNT(*) FROM reading WHERE channel_id = ? AND taken_at >= ? AND taken_at < ?';

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
    const amounts: ChannelAmount[] = [];
    for (const [channelId] of await this.questions.rows<[number]>('SELECT id FROM channel ORDER BY id')) {
      amounts.push(await this.ofChannel(channelId, { from: expired.get(channelId) ?? 0, to: rolledTo }, recentFrom));
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
      const rolled = sum(await this.rolledUp(channelId, { from, to }), from);
      const [rest] =
        before > to ? await this.questions.rows<[number]>(BETWEEN, [channelId, hourOf(to, from), before]) : [];
      counts.push(rolled + (rest?.[0] ?? 0));
    }
    return counts;
  }

  private async ofChannel(channelId: number, span: TimeSpan, recentFrom: number): Promise<ChannelAmount> {
    const counts = await this.rolledUp(channelId, span);
    const [ends] = await this.questions.rows<[number, number | null, number | null]>(ENDS, [
      channelId,
      hourOf(span.to, span.from),
      channelId,
      channelId,
    ]);
    const [tail, oldest, newest] = ends ?? [0, null, null];
    const [readings, recent] = [sum(counts, 0) + tail, sum(counts, recentFrom) + tail];
    return { channelId, readings, oldest, newest, recent };
  }

  /** Start and count of the days, and of the hours of the last one, that are rolled up as a whole. */
  private async rolledUp(channelId: number, { from, to }: TimeSpan): Promise<[start: number, count: number][]> {
    if (DAYS === undefined || HOURS === undefined || to <= from) return [];
    const day = Math.max(from, floorTo(to, DAYS.width));
    return [
      ...(await this.counts(channelId, DAYS, { from, to: day })),
      ...(await this.counts(channelId, HOURS, { from: day, to: floorTo(to, HOURS.width) })),
    ];
  }

  private async counts(
    channelId: number,
    step: Step,
    { from, to }: TimeSpan,
  ): Promise<[start: number, count: number][]> {
    if (from >= to) return [];
    const counts: [number, number][] = [];
    for (const { buckets } of await this.rollups.segments(channelId, step, { from, to })) {
      for (let index = 0; index < buckets.length; index++) {
        const { start, count } = buckets.at(index);
        if (start >= from && start + step.width <= to) counts.push([start, count]);
      }
    }
    return counts;
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
  return Math.max(from, HOURS === undefined || to === -Infinity ? from : floorTo(to, HOURS.width));
}

function sum(counts: readonly (readonly [start: number, count: number])[], from: number): number {
  return counts.reduce((total, [start, count]) => (start >= from ? total + count : total), 0);
}

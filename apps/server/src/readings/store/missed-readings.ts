import { setImmediate as nextTurn } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { LivePosition, LiveRange } from '@tachograph/contracts';
import { Between, LessThanOrEqual, MoreThan } from 'typeorm';
import { ChannelDirectory } from '../../devices/index.js';
import { Clock } from '../../platform/clock.js';
import { ReadDatabase } from '../../platform/database/index.js';
import type { Missed, MissedQuestion } from '../read/reading-history.js';
import { ReadingIds } from '../write/reading-ids.js';
import { LateRangeEntity } from './late-range.entity.js';
import { LATE_MS, LateRanges } from './late-ranges.js';
import { ReadingIdBlockEntity } from './reading-id-block.entity.js';
import { BLOCK_SIZE, parseEpoch } from './reading-id-blocks.js';
import { READING_COLUMNS, type ReadingRow, toReadings } from './reading-rows.js';
import { ReadingEntity } from './reading.entity.js';

/** Channels among which one question is answered exactly; who watches more reloads. */
const CHANNELS_MAX = 10_000;

/** Late ranges that one answer takes into account one by one. */
const RANGES_MAX = 2_000;

/** Pieces of channels that are read in one query, which holds up the event loop on SQLite. */
const PIECES_PER_QUERY = 25;

const LATEST = Number.MAX_SAFE_INTEGER;

/** No time taken is further ahead of the time of receipt: it would be implausible. */
const DAY_MS = 24 * 3_600_000;

const PIECE = `SELECT * FROM (SELECT ${READING_COLUMNS} FROM reading
  WHERE channel_id = ? AND taken_at >= ? AND taken_at <= ? AND id > ? AND id <= ? LIMIT ?) AS piece`;

/** A stretch of time of one channel, inclusive. */
interface Piece extends LiveRange {
  readonly channelId: number;
}

/**
 * Finds what was stored after a position, exactly, though no index has the ids. A reading with a larger id was stored later,
 * and the clock of storing (see {@link LateRanges}) does not go back within a run: so its time taken is no more than
 * `LATE_MS` before the position's time, or before the start of a later run, or it stands in a late range.
 */
@Injectable()
export class MissedReadings {
  constructor(
    private readonly database: ReadDatabase,
    private readonly directory: ChannelDirectory,
    private readonly lateRanges: LateRanges,
    private readonly ids: ReadingIds,
    private readonly clock: Clock,
  ) {}

  /** As `ReadingHistory.missed` promises. */
  async find(question: MissedQuestion): Promise<Missed> {
    const { after, upTo } = question;
    const near = await this.nearRange(after, upTo);
    // Of a place that this store never had, nobody knows what was stored since.
    if (near === undefined) return notRecovered({ from: 0, to: this.clock.now() + DAY_MS });
    const late = await this.lateAfter(after.seq, upTo);
    if (late.some(({ firstId }) => firstId === 0)) return notRecovered({ from: 0, to: this.endOf(near) });
    const channels = await this.directory.match(question.channels, CHANNELS_MAX + 1);
    if (channels.length > CHANNELS_MAX || late.length > RANGES_MAX) {
      return notRecovered(await this.wholeRange(near, after.seq, upTo));
    }
    const ranges = Map.groupBy(late, ({ channelId }) => channelId);
    const pieces = channels.flatMap(({ id }) => piecesOf(id, near, ranges.get(id) ?? []));
    const rows = await this.read(pieces, question);
    if (rows === undefined) return notRecovered(this.around(near, pieces));
    return { recovered: true, readings: toReadings(rows, channels).sort((a, b) => a.id - b.id) };
  }

  /** The times at which readings after the position stand that are not late; undefined for a position of another store. */
  private async nearRange({ epoch, seq, time }: LivePosition, upTo: number): Promise<LiveRange | undefined> {
    const run = parseEpoch(epoch);
    if (run === undefined || !(seq >= run.block * BLOCK_SIZE - 1 && seq <= upTo && time >= run.reservedAt)) {
      return undefined;
    }
    const blocks = this.database.repository(ReadingIdBlockEntity);
    if (!(await blocks.existsBy({ id: run.block, reservedAt: run.reservedAt }))) return undefined;
    // All ids above are of this run, whose clock is known. How far that of another run went, nobody knows.
    if (epoch === this.ids.epoch.name) return { from: time - LATE_MS, to: this.lateRanges.clock + LATE_MS };
    // Not those behind what is asked for: a block may be reserved long before its first id is given.
    const [first, last] = [Math.floor(seq / BLOCK_SIZE) + 1, Math.floor(upTo / BLOCK_SIZE)];
    const later = await blocks.minimum('reservedAt', { id: Between(first, last) });
    return { from: Math.min(time, later ?? time) - LATE_MS, to: LATEST };
  }

  private lateAfter(seq: number, upTo: number): Promise<LateRangeEntity[]> {
    return this.database
      .repository(LateRangeEntity)
      .find({ where: lateBetween(seq, upTo), order: { firstId: 'ASC' }, take: RANGES_MAX + 1 });
  }

  /** Reads the pieces batch by batch; undefined as soon as there are more rows than asked for. */
  private async read(
    pieces: readonly Piece[],
    { after, upTo, limit }: MissedQuestion,
  ): Promise<ReadingRow[] | undefined> {
    const rows: ReadingRow[] = [];
    for (let at = 0; at < pieces.length; at += PIECES_PER_QUERY) {
      if (at > 0) await nextTurn();
      const batch = pieces.slice(at, at + PIECES_PER_QUERY);
      const room = limit + 1 - rows.length;
      const sql = `${batch.map(() => PIECE).join(' UNION ALL ')} LIMIT ?`;
      const parameters = batch.flatMap(({ channelId, from, to }) => [channelId, from, to, after.seq, upTo, room]);
      rows.push(...(await this.database.repository(ReadingEntity).query<ReadingRow[]>(sql, [...parameters, room])));
      if (rows.length > limit) return undefined;
    }
    return rows;
  }

  private around(near: LiveRange, pieces: readonly Piece[]): LiveRange {
    const from = pieces.reduce((least, piece) => Math.min(least, piece.from), near.from);
    const ends = pieces.map(({ to }) => to).filter((to) => to !== LATEST);
    return { from, to: ends.reduce((most, to) => Math.max(most, to), this.endOf(near)) };
  }

  /** Of all channels together. */
  private async wholeRange(near: LiveRange, seq: number, upTo: number): Promise<LiveRange> {
    const ranges = this.database.repository(LateRangeEntity);
    const first = await ranges.minimum('firstTakenAt', lateBetween(seq, upTo));
    const last = await ranges.maximum('lastTakenAt', lateBetween(seq, upTo));
    return { from: Math.min(near.from, first ?? near.from), to: Math.max(this.endOf(near), last ?? 0) };
  }

  private endOf({ to }: LiveRange): number {
    const now = Math.max(this.clock.now(), this.lateRanges.clock);
    return to === LATEST ? now + DAY_MS : Math.max(now, to);
  }
}

function lateBetween(seq: number, upTo: number) {
  return { lastId: MoreThan(seq), firstId: LessThanOrEqual(upTo) };
}

function notRecovered({ from, to }: LiveRange): Missed {
  return { recovered: false, reload: { from: Math.max(0, from), to } };
}

/** Where a channel is to be read: near the time of storing and in its late ranges, no instant twice. */
function piecesOf(channelId: number, near: LiveRange, late: readonly LateRangeEntity[]): Piece[] {
  const all = [near, ...late.map((range) => ({ from: range.firstTakenAt, to: range.lastTakenAt }))];
  const pieces: Piece[] = [];
  for (const { from, to } of all.sort((a, b) => a.from - b.from)) {
    const last = pieces.at(-1);
    if (last === undefined || from > last.to) pieces.push({ channelId, from, to });
    else last.to = Math.max(last.to, to);
  }
  return pieces;
}

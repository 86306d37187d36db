import type { TimeSpan } from '@tachograph/contracts';
import type { Questions } from '../../platform/questions/index.js';
import { RawReader } from '../history/raw-reader.js';
import { ceilTo, floorTo, HOURLY, LADDER } from './ladder.js';
import { QuestionsRollupReader } from './questions-rollup-reader.js';
import { type ComputedRollups, RollupBuilder } from './rollup-builder.js';
import type { StoredRow } from './rollup-patch.js';
import { SketchReader } from './sketch-reader.js';
import { cutAt } from './spans.js';

/** A row of rollups that is not what the readings give. */
export interface RollupDifference {
  /** The step of the ladder. */
  readonly step: string;
  readonly kind: 'buckets' | 'sketch';
  /** Of the row, milliseconds since 1970, UTC. */
  readonly start: number;
  readonly problem: 'differs' | 'is missing' | 'is there without readings';
}

/** A channel as a person calls it. */
export interface CheckedChannel {
  readonly id: number;
  readonly device: string;
  readonly channel: string;
}

/** Milliseconds that are computed at once. */
const PIECE = 8 * 24 * HOURLY.width;

/** What differs because something came just now does not differ when it is looked at again. */
const ATTEMPTS = 3;

const CHANNELS = `SELECT channel.id, device.name, channel.name FROM channel JOIN device ON device.id = channel.device_id
  ORDER BY channel.id`;

const FIRST_ROW = 'SELECT start FROM rollup WHERE channel_id = ? AND level = ? ORDER BY start LIMIT 1';

const FIRST_READING = 'SELECT taken_at FROM reading WHERE channel_id = ? ORDER BY taken_at LIMIT 1';

const ROW = (table: string) => `SELECT data FROM ${table} WHERE channel_id = ? AND level = ? AND start = ?`;

/**
 * Proves that rollups and readings agree, wherever rollups are believed: they are computed anew, and must come out the same to the byte.
 * Works while a server runs.
 */
export class RollupCheck {
  private readonly rollups: QuestionsRollupReader;
  private readonly builder: RollupBuilder;

  constructor(private readonly questions: Questions) {
    this.rollups = new QuestionsRollupReader(questions);
    this.builder = new RollupBuilder(new RawReader(questions), this.rollups, new SketchReader(questions));
  }

  async channels(): Promise<CheckedChannel[]> {
    const rows = await this.questions.rows<[number, string, string]>(CHANNELS);
    return rows.map(([id, device, channel]) => ({ id, device, channel }));
  }

  /** What differs in the rollups of a channel. @throws whatever the database throws */
  async differences(channelId: number): Promise<RollupDifference[]> {
    const from = await this.firstOf(channelId);
    const { rolledTo } = await this.rollups.state([channelId]);
    if (from === undefined) return [];
    const found: RollupDifference[] = [];
    for (const piece of cutAt({ from, to: rolledTo }, PIECE)) found.push(...(await this.inPiece(channelId, piece)));
    return found;
  }

  private async firstOf(channelId: number): Promise<number | undefined> {
    const [row] = await this.questions.rows<[number]>(FIRST_ROW, [channelId, HOURLY.level]);
    const [reading] = await this.questions.rows<[number]>(FIRST_READING, [channelId]);
    const first = Math.min(row?.[0] ?? Infinity, reading?.[0] ?? Infinity);
    return first === Infinity ? undefined : floorTo(first, HOURLY.width);
  }

  private async inPiece(channelId: number, piece: TimeSpan): Promise<RollupDifference[]> {
    let found: RollupDifference[] = [];
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      found = [];
      for (const span of await this.believed(channelId, piece)) found.push(...(await this.inSpan(channelId, span)));
      if (found.length === 0) break;
    }
    return found;
  }

  /** The whole hours of which the rollups are believed at this moment. */
  private async believed(channelId: number, { from, to }: TimeSpan): Promise<TimeSpan[]> {
    const { rolledTo, stale } = await this.rollups.state([channelId]);
    const end = floorTo(Math.min(to, rolledTo), HOURLY.width);
    const spans: TimeSpan[] = [];
    let start = from;
    for (const gap of stale.get(channelId) ?? []) {
      spans.push({ from: start, to: Math.min(floorTo(gap.from, HOURLY.width), end) });
      start = Math.max(start, ceilTo(gap.to, HOURLY.width));
    }
    return [...spans, { from: start, to: end }].filter((span) => span.from < span.to);
  }

  private async inSpan(channelId: number, span: TimeSpan): Promise<RollupDifference[]> {
    const computed: ComputedRollups = await this.builder.compute(channelId, span);
    const tables = [
      ['buckets', 'rollup', computed.rollup],
      ['sketch', 'rollup_sketch', computed.sketch],
    ] as const;
    const found: RollupDifference[] = [];
    for (const [kind, table, rows] of tables) {
      for (const row of newest(rows)) {
        const [stored] = await this.questions.rows<[Uint8Array]>(ROW(table), [channelId, row.level, row.start]);
        const problem = problemOf(row, stored?.[0], kind);
        const step = LADDER.find(({ level }) => level === row.level)?.name ?? String(row.level);
        if (problem !== undefined) found.push({ step, kind, start: row.start, problem });
      }
    }
    return found;
  }
}

/** The last of those that stand for the same row. */
function newest(rows: readonly StoredRow[]): StoredRow[] {
  return [...new Map(rows.map((row) => [`${row.level} ${row.start}`, row])).values()];
}

/** Fine steps are kept or not for what it costs: where the one has them and the other has not, nothing is wrong. */
function problemOf(
  { level, data }: StoredRow,
  stored: Uint8Array | undefined,
  kind: RollupDifference['kind'],
): RollupDifference['problem'] | undefined {
  const isOptional = kind === 'sketch' || level < HOURLY.level;
  if (data === null) return stored === undefined || isOptional ? undefined : 'is there without readings';
  if (stored === undefined) return isOptional ? undefined : 'is missing';
  return Buffer.compare(data, stored) === 0 ? undefined : 'differs';
}

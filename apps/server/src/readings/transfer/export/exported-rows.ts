import type { KeptResolution } from '@tachograph/contracts';
import type { MatchedChannel } from '../../../devices/index.js';
import type { Stored } from '../../history/bucketed-range.js';
import type { KeptLevels } from '../../history/kept-levels.js';
import type { RawReader } from '../../history/raw-reader.js';
import type { Questions } from '../../../platform/questions/index.js';
import { LADDER } from '../../rollups/ladder.js';
import type { ExportRequest } from './export-request.js';
import { RolledUpRows } from './rolled-up-rows.js';

/** Rows of one channel: the time (milliseconds since 1970, UTC), and numbers for {@link columnsOf}. */
export interface ExportPage {
  readonly channel: MatchedChannel;
  readonly rows: readonly (readonly number[])[];
}

/** A number of a row: its name in the file, and where it stands in the row. */
export interface ExportColumn {
  readonly name: string;
  readonly at: number;
}

/** As a raw row has them. */
const RAW_COLUMNS: readonly ExportColumn[] = [
  { name: 'value', at: 2 },
  { name: 'id', at: 1 },
];

const ROLLED_UP_COLUMNS: readonly ExportColumn[] = ['count', 'min', 'max', 'mean', 'first', 'last'].map(
  (name, index) => ({ name, at: index + 1 }),
);

/** The numbers of a row in the order in which a file has them. */
export function columnsOf(resolution: KeptResolution): readonly ExportColumn[] {
  return resolution === 'raw' ? RAW_COLUMNS : ROLLED_UP_COLUMNS;
}

type Wanted = Pick<ExportRequest, 'channels' | 'after' | 'span' | 'resolution' | 'least' | 'most'>;

/** What an export holds, page by page: channel after channel, each in the order of time. */
export class ExportedRows {
  private readonly raw: RawReader;
  private readonly rolledUp: RolledUpRows;

  constructor(
    private readonly questions: Questions,
    stored: Stored,
    kept: KeptLevels,
  ) {
    this.raw = stored.raw;
    this.rolledUp = new RolledUpRows(stored, kept);
  }

  /** @throws whatever the database throws */
  async *pages({ channels, after, span, resolution, least, most }: Wanted): AsyncGenerator<ExportPage> {
    const step = LADDER.find(({ name }) => name === resolution);
    for (const [index, channel] of channels.entries()) {
      const place = index === 0 ? after : undefined;
      if (step === undefined) {
        for await (const rows of this.raw.pages(channel.id, span, place)) {
          const within = rows.filter(([, , value]) => value >= least && value <= most);
          if (within.length > 0) yield { channel, rows: within };
        }
      } else {
        const from = place === undefined ? span.from : Math.max(span.from, place.takenAt + step.width);
        for await (const rows of this.rolledUp.pages(channel.id, { from, to: span.to }, step)) yield { channel, rows };
      }
    }
  }

  /** Exactly as many rows as there are in all pages. */
  async count(wanted: Wanted): Promise<number> {
    let count = 0;
    const isBounded = Number.isFinite(wanted.least) || Number.isFinite(wanted.most);
    if (wanted.resolution === 'raw' && !isBounded) {
      const sql = 'SELECT COUNT(*) FROM reading WHERE channel_id = ? AND taken_at >= ? AND taken_at < ?';
      for (const { id } of wanted.channels) {
        const [row] = await this.questions.rows<[number]>(sql, [id, wanted.span.from, wanted.span.to]);
        count += row?.[0] ?? 0;
      }
      return count;
    }
    for await (const { rows } of this.pages(wanted)) count += rows.length;
    return count;
  }
}

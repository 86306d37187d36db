import type { TimeSpan } from '@tachograph/contracts';
import type { ReadingJournal } from '../reading-journal.js';
import { type ChannelName, WaitingSpans } from '../waiting-spans.js';
import type { JournalDatabase } from './journal-database.js';

const EXTENT = `SELECT MIN(taken_at) AS first, MAX(taken_at) AS last
  FROM waiting JOIN waiting_channel ON waiting_channel.id = waiting.channel_id
  WHERE channel = ? AND device = ? AND taken_at >= ? AND taken_at < ?`;

/** Asks the journal's file, where anything waits in it. */
export class SqliteWaitingSpans extends WaitingSpans {
  constructor(
    private readonly database: JournalDatabase,
    private readonly journal: ReadingJournal,
  ) {
    super();
  }

  override async of({ device, channel }: ChannelName, { from, to }: TimeSpan): Promise<TimeSpan | undefined> {
    if (this.journal.figures.waiting === 0) return undefined;
    const [extent] = await this.database.query<{ first: number | null; last: number | null }>(EXTENT, [
      channel,
      device,
      from,
      to,
    ]);
    const { first, last } = extent ?? { first: null, last: null };
    return first === null || last === null ? undefined : { from: first, to: last + 1 };
  }
}

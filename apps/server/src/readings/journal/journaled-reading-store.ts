import { Injectable } from '@nestjs/common';
import type { Reading } from '@tachograph/contracts';
import { ReadingIds } from '../write/reading-ids.js';
import { ReadingStore } from '../write/reading-store.js';
import { BoundedWrites } from './bounded-writes.js';
import { isRefusal } from './is-refusal.js';
import { JournalDrain } from './journal-drain.js';
import { ReadingJournal } from './reading-journal.js';
import { RecentMessages } from './recent-messages.js';

/** Milliseconds for one commit where the journal stands behind the database. */
const DEADLINE_MS = 2_000;

/** And where it does not. A database that hangs must not mean silence: past them, the senders are told. */
const DEADLINE_WITHOUT_JOURNAL_MS = 10_000;

/**
 * The database, and the journal in its stead while it is away: what it does not take goes there, under the ids that it has,
 * and so does what comes after, until the journal is empty again. So readings reach the database in the order of their ids.
 *
 * A write that was given up may still take place; the drain then finds its readings there and lets them be.
 */
@Injectable()
export class JournaledReadingStore extends ReadingStore {
  private readonly recent = new RecentMessages();

  constructor(
    private readonly writes: BoundedWrites,
    private readonly journal: ReadingJournal,
    private readonly drain: JournalDrain,
    private readonly ids: ReadingIds,
  ) {
    super();
  }

  override async write(group: readonly Reading[], { again = false } = {}): Promise<readonly Reading[]> {
    if (!this.journal.accepts) return this.writeDirectly(group, again, DEADLINE_WITHOUT_JOURNAL_MS);
    const standing = (await this.tryDirectly(group, again)) ?? (await this.writeIntoJournal(group));
    this.recent.remember(standing);
    return standing;
  }

  override settled(): Promise<void> {
    return this.writes.settled();
  }

  /** @returns undefined where it is the journal's turn */
  private async tryDirectly(group: readonly Reading[], again: boolean): Promise<readonly Reading[] | undefined> {
    if (this.journal.figures.waiting > 0) await this.drain.giveWay(group.length);
    if (this.journal.figures.waiting > 0) return undefined;
    try {
      return await this.writeDirectly(group, again, DEADLINE_MS);
    } catch (error) {
      if (isRefusal(error)) throw error;
      this.drain.noteAway(error);
      return undefined;
    }
  }

  private writeDirectly(group: readonly Reading[], again: boolean, deadlineMs: number): Promise<readonly Reading[]> {
    return this.writes.write(group, { again, deadlineMs, before: () => this.ids.reserveAhead() });
  }

  private async writeIntoJournal(group: readonly Reading[]): Promise<readonly Reading[]> {
    const known = group.map((reading) => this.recent.find(reading));
    const fresh = group.filter((_, index) => known[index] === undefined);
    const kept = await this.journal.write(fresh);
    this.drain.start();
    let at = 0;
    return group.map((reading, index) => known[index] ?? kept[at++] ?? reading);
  }
}

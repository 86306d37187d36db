import { Injectable } from '@nestjs/common';
import type { StorageHealth } from '@tachograph/contracts';
import { Settings } from '../../platform/config/index.js';
import { GroupCommit } from '../write/group-commit.js';
import { JournalDrain } from './journal-drain.js';
import { ReadingJournal } from './reading-journal.js';

/** Where readings are put at the moment, in figures. */
@Injectable()
export class StorageReport {
  constructor(
    private readonly groups: GroupCommit,
    private readonly journal: ReadingJournal,
    private readonly drain: JournalDrain,
    private readonly settings: Settings,
  ) {}

  get health(): StorageHealth {
    const { waiting, waitingSince, bytes } = this.journal.figures;
    return {
      state: this.state(waiting),
      waiting,
      waitingSince: waitingSince === undefined ? null : new Date(waitingSince).toISOString(),
      journal: this.journal.accepts ? { bytes, limitBytes: this.settings.journal.maxBytes } : null,
    };
  }

  private state(waiting: number): StorageHealth['state'] {
    if (this.groups.isFailing || (this.journal.isFull && this.drain.isAway)) return 'refusing';
    if (waiting === 0) return 'database';
    return this.drain.isAway ? 'journal' : 'draining';
  }
}

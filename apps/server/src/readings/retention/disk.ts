import { stat, statfs } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { Injectable } from '@nestjs/common';
import type { StorageUse } from '@tachograph/contracts';
import { Settings } from '../../platform/config/index.js';
import { ReadingJournal } from '../journal/reading-journal.js';

/** What lies on the disk of this machine. */
@Injectable()
export class Disk {
  constructor(
    private readonly settings: Settings,
    private readonly journal: ReadingJournal,
  ) {}

  /** Of the disk with the database; null where that is another machine's, or may be. */
  async room(): Promise<StorageUse['disk']> {
    const { database } = this.settings;
    if (database.kind !== 'sqlite') return null;
    const { bsize, blocks, bavail } = await statfs(dirname(resolve(database.path)));
    return { bytes: bsize * blocks, free: bsize * bavail };
  }

  /** Bytes of the journal, and of the log in which SQLite keeps its latest changes. */
  async besides(): Promise<{ journal: number; log: number }> {
    const { database } = this.settings;
    const log = database.kind === 'sqlite' ? await stat(`${database.path}-wal`).catch(() => undefined) : undefined;
    return { journal: this.journal.figures.bytes, log: log?.size ?? 0 };
  }
}

import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Reading } from '@tachograph/contracts';
import { ReadingStore } from '../../write/reading-store.js';

/** A database in memory that can go away, and that refuses what a test wants refused. */
export class MemoryDatabase extends ReadingStore {
  readonly kept: Reading[] = [];
  isAway = false;
  refuses: (reading: Reading) => boolean = () => false;
  /** The size of each group that was tried. */
  readonly tried: number[] = [];

  override async write(group: readonly Reading[], { again = false } = {}): Promise<readonly Reading[]> {
    this.tried.push(group.length);
    await nextTurn();
    if (this.isAway) throw new Error('ECONNREFUSED');
    if (group.some(this.refuses)) throw Object.assign(new Error('not this one'), { sqlState: '45000' });
    const ids = new Set(this.kept.map(({ id }) => id));
    const known = new Map(this.kept.map((reading) => [reading.messageId, reading]));
    return group.map((reading) => {
      if (again && ids.has(reading.id)) return reading;
      const first = reading.messageId === undefined ? undefined : known.get(reading.messageId);
      if (first === undefined) this.kept.push(reading);
      return first ?? reading;
    });
  }
}

import type { Reading } from '@tachograph/contracts';
import { LRUCache } from 'lru-cache';

/** Message ids that are remembered: bounded, since clients choose them. */
const REMEMBERED_MAX = 50_000;

/** The last readings that came with a message id, so that a repetition is known while the database can't be asked. */
export class RecentMessages {
  private readonly first = new LRUCache<string, Reading>({ max: REMEMBERED_MAX });

  /** The reading that a repetition repeats; undefined where none is known. */
  find(reading: Reading): Reading | undefined {
    return reading.messageId === undefined ? undefined : this.first.get(keyOf(reading, reading.messageId));
  }

  /** Notes what stands for each reading that was stored. */
  remember(standing: readonly Reading[]): void {
    for (const reading of standing) {
      if (reading.messageId !== undefined) this.first.set(keyOf(reading, reading.messageId), reading);
    }
  }
}

function keyOf({ device, channel }: Reading, messageId: string): string {
  return `${device}\n${channel}\n${messageId}`;
}

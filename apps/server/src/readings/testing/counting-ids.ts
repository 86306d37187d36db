import { type Epoch, ReadingIds } from '../write/reading-ids.js';

/** Ids from 1, or from where a test wants them to begin. */
export class CountingIds extends ReadingIds {
  override readonly epoch: Epoch;

  constructor(private next = 1) {
    super();
    this.epoch = { name: '1-0', startedAt: 0, firstId: next };
  }

  override take(count: number): Promise<number> {
    const first = this.next;
    this.next += count;
    return Promise.resolve(first);
  }

  override reserveAhead(): Promise<void> {
    return Promise.resolve();
  }
}

import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import type { Reading } from '@tachograph/contracts';
import { type DoubtfulRange, FanoutBus } from '../fanout/index.js';
import { ReadingStore } from './write/reading-store.js';

/** Milliseconds for which doubts are gathered before they are told. */
const GATHER_MS = 1_000;

/**
 * Readings that were refused after their commit had begun. It may have taken place all the same, so that they stand in the
 * store though nobody published them: whoever watches is told where, in the order of ids, and again when no such commit is under way.
 */
@Injectable()
export class Doubts implements BeforeApplicationShutdown {
  private gathered = new Map<string, DoubtfulRange>();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly bus: FanoutBus,
    private readonly store: ReadingStore,
  ) {}

  /** Takes in readings of a commit that failed; those that got no id were never on their way. */
  add(readings: readonly Reading[]): void {
    for (const reading of readings) if (reading.id > 0) this.gather(reading);
    if (this.gathered.size === 0) return;
    this.timer ??= setTimeout(() => {
      this.flush();
    }, GATHER_MS);
  }

  /** Tells what was gathered, before anything with a larger id is published. */
  flush(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (this.gathered.size > 0) void this.tell();
  }

  beforeApplicationShutdown(): void {
    clearTimeout(this.timer);
  }

  private gather({ id, device, channel, takenAt }: Reading): void {
    const key = `${device}\n${channel}`;
    const { from, to, lastId } = this.gathered.get(key) ?? { from: takenAt, to: takenAt, lastId: id };
    const range = { from: Math.min(from, takenAt), to: Math.max(to, takenAt), lastId: Math.max(lastId, id) };
    this.gathered.set(key, { device, channel, ...range });
  }

  private async tell(): Promise<void> {
    const ranges = [...this.gathered.values()];
    this.gathered = new Map();
    this.bus.doubt(ranges);
    await this.store.settled();
    this.bus.doubt(ranges);
  }
}

import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock.js';
import { HistoryThreads } from '../history/history-threads.js';
import { floorTo } from '../rollups/ladder.js';
import type { DatabaseSize } from './database-size.js';
import { DAY_MS } from './rule-book.js';
import type { ChannelAmount } from './reading-counts.js';

/** Days over which growth is measured. */
const RECENT_DAYS = 7;

/** The first instant of what counts as recent: a whole day, since days are what is counted. */
export function recentStart(now: number): number {
  return floorTo(now - RECENT_DAYS * DAY_MS, DAY_MS);
}

/** An answer is used again for so many times as long as it took, but no longer than ten minutes: counting may take seconds. */
const REUSE = { times: 20, maxMs: 600_000 };

/** What is stored, counted and measured. */
export interface Amounts {
  readonly size: DatabaseSize;
  readonly channels: readonly ChannelAmount[];
  readonly readings: number;
  /** Bytes: of a reading itself, and with everything that belongs to it; 0 where there is none. */
  readonly bytesPerReading: { readonly raw: number; readonly all: number };
}

/** Counts what is stored, once for all who ask at about the same time. */
@Injectable()
export class StorageFigures {
  private counted: Promise<Amounts> | undefined;
  private validUntil = 0;

  constructor(
    private readonly threads: HistoryThreads,
    private readonly clock: Clock,
  ) {}

  amounts(): Promise<Amounts> {
    if (this.counted === undefined || performance.now() > this.validUntil) {
      this.validUntil = Infinity;
      this.counted = this.count();
    }
    return this.counted;
  }

  private async count(): Promise<Amounts> {
    const since = performance.now();
    try {
      const recentFrom = recentStart(this.clock.now());
      const size = await this.threads.bulk.ask((engine) => engine.databaseSize());
      const channels = await this.threads.bulk.ask((engine) => engine.amountsOfChannels(recentFrom));
      const readings = channels.reduce((total, channel) => total + channel.readings, 0);
      const per = (bytes: number) => (readings === 0 ? 0 : bytes / readings);
      const bytesPerReading = { raw: per(size.readings), all: per(size.readings + size.rollups + size.other) };
      return { size, channels, readings, bytesPerReading };
    } finally {
      const took = performance.now() - since;
      this.validUntil = performance.now() + Math.min(REUSE.maxMs, REUSE.times * took);
    }
  }
}

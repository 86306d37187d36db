import { setTimeout as after } from 'node:timers/promises';
import type { Clock } from '../../../platform/clock.js';
import { TachographError } from '../../../platform/errors/index.js';
import type { ReadingIngest } from '../../reading-ingest.js';
import { ImportUnavailableError } from './errors.js';
import type { FreshReadings } from './fresh-readings.js';
import type { ReportInProgress } from './import-report.js';
import type { ImportedReading } from './record-reader.js';

/** Milliseconds after which a queue that is full is looked at again. */
const QUEUE_POLL_MS = 10;

/** What a batch needs. */
export interface BatchSurroundings {
  readonly ingest: ReadingIngest;
  readonly fresh: FreshReadings;
  readonly report: ReportInProgress;
  readonly clock: Clock;
  /** Readings that may wait at the door for the import's sake. */
  readonly queuedMax: number;
  readonly dryRun: boolean;
  /** Milliseconds since 1970, UTC: what is stored is stamped later. */
  readonly begun: number;
}

/** Brings readings through the door, a batch at a time: while one is stored, the next is looked up and read. */
export class ImportBatches {
  private underWay: Promise<void> = Promise.resolve();
  private obstacle: Error | undefined;

  constructor(private readonly surroundings: BatchSurroundings) {}

  /** Resolves when the door has them. @throws ImportUnavailableError where one before could not be stored, or the store not be asked */
  async take(readings: readonly ImportedReading[]): Promise<void> {
    const { fresh: known, report, dryRun } = this.surroundings;
    this.checkJournal();
    const { fresh, stood, expired } = await known.sift(readings).catch((error: unknown) => {
      throw error instanceof TachographError ? error : new ImportUnavailableError('the database does not answer');
    });
    for (const { row, channel } of expired) report.reject({ row, field: 'time', message: noLongerKept(channel) });
    await this.finish();
    if (dryRun || fresh.length === 0) {
      report.add(stood, fresh);
      return;
    }
    await this.roomAtTheDoor(fresh.length);
    report.add(stood, []);
    this.underWay = this.store(fresh);
  }

  /** Resolves when everything taken is stored. @throws ImportUnavailableError */
  async finish(): Promise<void> {
    await this.underWay;
    if (this.obstacle !== undefined) throw this.obstacle;
  }

  /** What waits in the journal can't be compared with. */
  private checkJournal(): void {
    if (this.surroundings.ingest.storage.waiting === 0) return;
    throw new ImportUnavailableError('readings wait for the database');
  }

  private async roomAtTheDoor(count: number): Promise<void> {
    const { ingest, queuedMax, clock, begun } = this.surroundings;
    while (ingest.figures.queued > 0 && ingest.figures.queued + count > queuedMax) await after(QUEUE_POLL_MS);
    while (clock.now() === begun) await after(1);
  }

  /** Never rejects: what goes wrong stops the next batch. */
  private async store(readings: readonly ImportedReading[]): Promise<void> {
    const { ingest, report } = this.surroundings;
    try {
      await ingest.acceptAll(
        readings.map(({ device, channel, unit, value, takenAt }) => ({
          device,
          values: [{ channel, unit, value }],
          timestamp: takenAt,
        })),
      );
      report.add([], readings);
    } catch (error) {
      this.obstacle =
        error instanceof TachographError ? new ImportUnavailableError('readings can not be stored') : asError(error);
    }
  }
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}

function noLongerKept(channel: string): string {
  return `time must be one of which readings of ${JSON.stringify(channel)} are kept, but lies before that: see the rules of retention`;
}

import { setImmediate as nextTurn, setTimeout as after } from 'node:timers/promises';
import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import type { Reading } from '@tachograph/contracts';
import { RareLog } from '../../platform/rare-log.js';
import { ReadingIds } from '../write/reading-ids.js';
import { BoundedWrites } from './bounded-writes.js';
import { isRefusal } from './is-refusal.js';
import { ReadingJournal } from './reading-journal.js';

/** Readings of one write at most, and at least after writes that took too long. SQLite takes milliseconds for the most. */
const BATCH = { max: 2_000, min: 100 };

/** Milliseconds within which the database takes a batch, or is away. */
const BATCH_DEADLINE_MS = 5_000;

/** Milliseconds between two attempts while the database is away. */
const PAUSE_MS = 1_000;

/** Milliseconds for which new readings wait for the database to take older ones at most. */
const GIVE_WAY_MS = 1_000;

/**
 * Brings what waits in the journal into the database, in the order of ids, and takes it out of the journal once it is
 * there: a batch that is interrupted anywhere is written again under the same ids, which stores it once.
 */
@Injectable()
export class JournalDrain implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(JournalDrain.name);
  private readonly rareLog = new RareLog((line) => this.logger.error(line));
  private readonly stop = new AbortController();
  private running: Promise<void> | undefined;
  private away = false;
  private batch = BATCH.max;
  private moved = 0;
  private repetitions = 0;
  private batchEnd = Promise.withResolvers<undefined>();

  constructor(
    private readonly journal: ReadingJournal,
    private readonly writes: BoundedWrites,
    private readonly ids: ReadingIds,
  ) {}

  /** Whether the last attempt failed. */
  get isAway(): boolean {
    return this.away;
  }

  onApplicationBootstrap(): void {
    this.start();
  }

  /** Does not wait for the drain: what is left waits for the next start. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stop.abort();
    await this.running;
  }

  /** The database did not take a group just now. */
  noteAway(error: unknown): void {
    this.away = true;
    this.rareLog.note(`the database takes no readings, they go to the journal: ${String(error)}`);
  }

  /** Sees to it that what waits is brought into the database. */
  start(): void {
    if (this.journal.figures.waiting === 0 || this.stop.signal.aborted) return;
    this.running ??= this.run().finally(() => {
      this.running = undefined;
      // Something may have come between the last look at the journal and now.
      this.start();
    });
  }

  /** Resolves when nothing waits any more, or it is stopped. */
  async finished(): Promise<void> {
    this.start();
    await this.running;
  }

  /**
   * Lets the database take twice as much from the journal as is to be put into it, so that the journal becomes empty
   * however fast new readings come; not for long, and not while the database is away.
   */
  async giveWay(count: number): Promise<void> {
    const enough = this.moved + 2 * count;
    const late = new AbortController();
    const deadline = after(GIVE_WAY_MS, undefined, { signal: late.signal }).then(
      () => true,
      () => true,
    );
    while (this.running !== undefined && !this.away && this.moved < enough && this.journal.figures.waiting > 0) {
      if ((await Promise.race([deadline, this.batchEnd.promise])) === true) break;
    }
    late.abort();
  }

  private async run(): Promise<void> {
    const since = performance.now();
    const [movedBefore, asideBefore, repeatedBefore] = [this.moved, this.journal.figures.setAside, this.repetitions];
    while (this.journal.figures.waiting > 0) {
      if (!(await this.step())) return;
    }
    const seconds = Math.round((performance.now() - since) / 1000);
    const aside = this.journal.figures.setAside - asideBefore;
    this.logger.warn(
      `the database has taken ${this.moved - movedBefore} readings from the journal within ${seconds} s` +
        `; ${this.repetitions - repeatedBefore} repeated what it had, ${aside} were set aside`,
    );
  }

  /** @returns false when it was stopped */
  private async step(): Promise<boolean> {
    try {
      const readings = await this.journal.first(this.batch);
      await nextTurn();
      await this.move(readings);
      await nextTurn();
      this.away = false;
      this.batch = Math.min(BATCH.max, this.batch * 2);
      this.endBatch();
      return true;
    } catch (error) {
      if (this.stop.signal.aborted) return false;
      this.noteAway(error);
      this.batch = Math.max(BATCH.min, Math.floor(this.batch / 2));
      this.endBatch();
      return this.pause();
    }
  }

  private endBatch(): void {
    this.batchEnd.resolve(undefined);
    this.batchEnd = Promise.withResolvers();
  }

  private async pause(): Promise<boolean> {
    try {
      await this.writes.pause(PAUSE_MS, this.stop.signal);
      return true;
    } catch {
      return false;
    }
  }

  /** Halves what the database refuses until it has found the reading that is to blame. */
  private async move(readings: readonly Reading[]): Promise<void> {
    const [first] = readings;
    const last = readings.at(-1);
    if (first === undefined || last === undefined) return;
    try {
      const standing = await this.write(readings);
      this.repetitions += standing.filter((stands, index) => stands.id !== readings[index]?.id).length;
      await this.journal.removeUpTo(last.id);
    } catch (error) {
      if (!isRefusal(error)) throw error;
      await this.findRefused(readings, first, error);
      return;
    }
    this.moved += readings.length;
  }

  private async findRefused(readings: readonly Reading[], first: Reading, error: unknown): Promise<void> {
    if (readings.length > 1) {
      const middle = Math.ceil(readings.length / 2);
      await this.move(readings.slice(0, middle));
      await this.move(readings.slice(middle));
      return;
    }
    this.logger.error(`the database refuses reading ${first.id}, it is set aside in the journal: ${String(error)}`);
    await this.journal.setAside(first, String(error));
  }

  private write(readings: readonly Reading[]): Promise<readonly Reading[]> {
    const before = () => this.ids.reserveAhead();
    return this.writes.write(readings, {
      again: true,
      deadlineMs: BATCH_DEADLINE_MS,
      before,
      stop: this.stop.signal,
    });
  }
}

import { setImmediate as nextTurn } from 'node:timers/promises';
import { Injectable, Logger } from '@nestjs/common';
import type { Reading } from '@tachograph/contracts';
import { Settings } from '../../platform/config/index.js';
import { StorageUnavailableError } from '../errors.js';
import { ReadingIds } from './reading-ids.js';
import { ReadingStore } from './reading-store.js';

/** Readings of one commit at most. In bulk, SQLite needs a third less time for each than with a quarter of it. */
const GROUP_MAX = 4_000;

/** Milliseconds for which a group may go on growing while nothing is written: the next one grows during its commit. */
const GROUP_WAIT_MS = 0.5;

/** Milliseconds for which a failed commit speaks for the next one, when nobody tries. */
const FAILURE_COUNTS_MS = 10_000;

/** The readings of one message, waiting for their commit. Their ids are given when it begins. */
export interface PendingWrite {
  readonly readings: readonly Reading[];
  /** Called after the commit, with what stands in the store for each reading. */
  readonly stored: (readings: readonly Reading[]) => void;
  /** Called when the readings are not stored. */
  readonly refused: (error: StorageUnavailableError) => void;
}

/**
 * The queue before the store: writes that come while a commit runs, or in quick succession, share the next one.
 *
 * One commit runs at a time, in the order of arrival. A group closes when it is full, after half a millisecond, or as
 * soon as a turn of the event loop brings nothing new, whichever is first: a lone reading does not wait.
 *
 * Hot path: no allocation per reading here beyond the arrays of a group.
 */
@Injectable()
export class GroupCommit {
  private readonly logger = new Logger(GroupCommit.name);
  private waiting: PendingWrite[] = [];
  private waitingReadings = 0;
  private running: Promise<void> | undefined;
  private writing = 0;
  private failing: { since: number; last: number; refused: number } | undefined;

  constructor(
    private readonly store: ReadingStore,
    private readonly ids: ReadingIds,
    private readonly settings: Settings,
  ) {}

  /** Readings that are queued or being written. */
  get queued(): number {
    return this.waitingReadings + this.writing;
  }

  /** Whether a commit failed within the last seconds and none has succeeded since. */
  get isFailing(): boolean {
    return this.failing !== undefined && performance.now() - this.failing.last < FAILURE_COUNTS_MS;
  }

  /** Whether `count` more readings would exceed the queue's bound. */
  isFull(count: number): boolean {
    return this.queued + count > this.settings.queueMax;
  }

  add(write: PendingWrite): void {
    this.waiting.push(write);
    this.waitingReadings += write.readings.length;
    this.running ??= this.run();
  }

  /** Resolves when everything added so far has been committed or refused. */
  async settled(): Promise<void> {
    await this.running;
  }

  private async run(): Promise<void> {
    while (this.waiting.length > 0) {
      await this.gather();
      await this.commit(this.takeGroup());
    }
    this.running = undefined;
  }

  private async gather(): Promise<void> {
    const closesAt = performance.now() + GROUP_WAIT_MS;
    let before = -1;
    while (this.waitingReadings > before && this.waitingReadings < GROUP_MAX && performance.now() < closesAt) {
      before = this.waitingReadings;
      await nextTurn();
    }
  }

  private takeGroup(): PendingWrite[] {
    let readings = 0;
    let count = 0;
    for (const write of this.waiting) {
      if (count > 0 && readings + write.readings.length > GROUP_MAX) break;
      readings += write.readings.length;
      count += 1;
    }
    const group = count === this.waiting.length ? this.waiting : this.waiting.slice(0, count);
    this.waiting = count === this.waiting.length ? [] : this.waiting.slice(count);
    this.waitingReadings -= readings;
    this.writing = readings;
    return group;
  }

  private async commit(group: readonly PendingWrite[]): Promise<void> {
    const readings = group.flatMap((write) => write.readings);
    let stored: readonly Reading[];
    try {
      // One that was given up may still take place: then its readings are stored without having been acknowledged, which
      // no promise forbids and message ids make harmless.
      stored = await this.write(readings);
    } catch (error) {
      this.noteFailure(error, readings.length);
      this.settle(group, (write) => {
        write.refused(new StorageUnavailableError('the database did not take it'));
      });
      return;
    }
    this.noteSuccess();
    let at = 0;
    this.settle(group, (write) => {
      write.stored(stored.slice(at, (at += write.readings.length)));
    });
  }

  private async write(readings: readonly Reading[]): Promise<readonly Reading[]> {
    let id = await this.ids.take(readings.length);
    for (const reading of readings) reading.id = id++;
    return this.store.write(readings);
  }

  /** Told once, not with each group: a database that is away must not fill the log as well. */
  private noteFailure(error: unknown, readings: number): void {
    if (this.failing === undefined) {
      this.logger.error(`readings can't be stored, their senders are told so: ${String(error)}`);
      this.failing = { since: performance.now(), last: 0, refused: 0 };
    }
    this.failing.last = performance.now();
    this.failing.refused += readings;
  }

  private noteSuccess(): void {
    if (this.failing === undefined) return;
    const seconds = Math.round((performance.now() - this.failing.since) / 1000);
    this.logger.warn(`readings are stored again after ${seconds} s, in which ${this.failing.refused} were refused`);
    this.failing = undefined;
  }

  private settle(group: readonly PendingWrite[], tell: (write: PendingWrite) => void): void {
    this.writing = 0;
    for (const write of group) {
      try {
        tell(write);
      } catch (error) {
        // The commit stands, and those behind must hear of it: one sender's trouble is not theirs.
        this.logger.error(error);
      }
    }
  }
}

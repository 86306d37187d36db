/**
 * THE DOOR: every reading of every transport comes in here, and nowhere else.
 *
 *   a transport has checked a message     sources/speed/speed-intake.ts
 *   1 stamp     time taken and received   device-time.ts in contracts
 *   2 queue     bounded, else refused     write/group-commit.ts
 *   3 commit    in groups, all or none    store/typeorm-reading-store.ts, journal/ while the database is away
 *   4 acknowledge to each sender          the promise of accept()
 *   5 publish   to whoever watches        fanout/fanout-bus.ts
 *
 * A reading is acknowledged only after its commit, and published only after it is acknowledged.
 */
import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import type { Reading, StorageHealth } from '@tachograph/contracts';
import { readDeviceTime } from '@tachograph/contracts/dto';
import { FanoutBus } from '../fanout/index.js';
import { Clock } from '../platform/clock.js';
import { Doubts } from './doubts.js';
import { StorageUnavailableError } from './errors.js';
import { StorageReport } from './journal/storage-report.js';
import { type Epoch, ReadingIds } from './write/reading-ids.js';
import { GroupCommit } from './write/group-commit.js';

/** One value of one channel, as a device reports it. */
export interface ChannelValue {
  readonly channel: string;
  readonly unit: string;
  readonly value: number;
}

/** One message of a device: values that it took at one instant. Every field but `timestamp` has been checked. */
export interface Submission {
  readonly device: string;
  readonly values: readonly ChannelValue[];
  /** The client's own id for the message. */
  readonly messageId?: string;
  /** What the device says of the time, in whatever form it sent. */
  readonly timestamp?: unknown;
}

/** What became of one reading of a submission. */
export interface Receipt {
  /** The reading that stands in the store. */
  readonly reading: Reading;
  /** True where an earlier message with the same id had brought it. */
  readonly duplicate: boolean;
}

/** Counts since the start of this process, and the state of the queue. */
export interface IngestFigures {
  readonly stored: number;
  readonly refused: number;
  readonly queued: number;
}

@Injectable()
export class ReadingIngest implements BeforeApplicationShutdown {
  private stored = 0;
  private refused = 0;
  private stopping = false;
  private unpublished: Reading[] = [];
  private repeated: (device: string) => void = () => undefined;

  constructor(
    private readonly groups: GroupCommit,
    private readonly bus: FanoutBus,
    private readonly clock: Clock,
    private readonly ids: ReadingIds,
    private readonly report: StorageReport,
    private readonly doubts: Doubts,
  ) {}

  /** Whether readings could not be stored a moment ago. */
  get isFailing(): boolean {
    return this.groups.isFailing;
  }

  /** The name of this run of the server, and when it began: the epoch of the ids that it gives. */
  get epoch(): Epoch {
    return this.ids.epoch;
  }

  /** Where readings are put at the moment. */
  get storage(): StorageHealth {
    return this.report.health;
  }

  get figures(): IngestFigures {
    return { stored: this.stored, refused: this.refused, queued: this.groups.queued };
  }

  /**
   * Stores the values of one message. Promises resolve in the order of the calls.
   *
   * @returns one receipt a value, once they are on disk
   * @throws StorageUnavailableError when the queue is full or the commit fails; one that failed for want of an answer may have
   *   taken place all the same
   */
  accept(submission: Submission): Promise<readonly Receipt[]> {
    // Hot path: one promise a message, and no array but that of its readings.
    return this.store(this.stamp(submission));
  }

  /**
   * Stores many messages at once: all of them or none. For bulk, which one promise a message would slow down.
   *
   * @returns the receipts of each message
   * @throws StorageUnavailableError as {@link accept}
   */
  async acceptAll(submissions: readonly Submission[]): Promise<(readonly Receipt[])[]> {
    const readings = submissions.flatMap((submission) => this.stamp(submission));
    const receipts = await this.store(readings);
    let at = 0;
    return submissions.map(({ values }) => receipts.slice(at, (at += values.length)));
  }

  private store(readings: readonly Reading[]): Promise<readonly Receipt[]> {
    return new Promise((resolve, reject) => {
      const refuse = (error: StorageUnavailableError) => {
        this.refused += readings.length;
        reject(error);
      };
      const obstacle = this.obstacleTo(readings.length);
      if (obstacle !== undefined) {
        refuse(new StorageUnavailableError(obstacle));
        return;
      }
      this.groups.add({
        readings,
        stored: (kept) => {
          resolve(this.acknowledge(readings, kept));
        },
        refused: (error) => {
          // Those before it come first.
          this.publish();
          this.doubts.add(readings);
          refuse(error);
        },
      });
    });
  }

  /** @param notice called once for each message that is acknowledged again, since its id had been stored before */
  onRepetition(notice: (device: string) => void): void {
    this.repeated = notice;
  }

  /** Refuses what comes from now on, and waits until everything accepted is committed or refused. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    await this.groups.settled();
  }

  private obstacleTo(count: number): string | undefined {
    if (this.stopping) return 'the server is stopping';
    return this.groups.isFull(count) ? 'too many readings are waiting to be stored' : undefined;
  }

  private stamp({ device, values, messageId, timestamp }: Submission): Reading[] {
    const receivedAt = this.clock.now();
    const { takenAt, clock } = readDeviceTime(timestamp, receivedAt);
    return values.map(({ channel, unit, value }) => ({
      id: 0,
      device,
      channel,
      unit,
      value,
      takenAt,
      receivedAt,
      clock,
      messageId,
    }));
  }

  private acknowledge(readings: readonly Reading[], kept: readonly Reading[]): Receipt[] {
    let told: Reading | undefined;
    return readings.map((reading, index) => {
      const stands = kept[index] ?? reading;
      const duplicate = stands !== reading;
      if (!duplicate) this.announce(reading);
      else if (told?.messageId !== reading.messageId || told?.device !== reading.device) {
        told = reading;
        this.repeated(reading.device);
      }
      return { reading: stands, duplicate };
    });
  }

  /** Publishes a whole group at once, after the acknowledgements that its commit set off. */
  private announce(reading: Reading): void {
    this.stored += 1;
    if (this.unpublished.push(reading) > 1) return;
    setImmediate(() => {
      this.publish();
    });
  }

  private publish(): void {
    const readings = this.unpublished;
    if (readings.length === 0) return;
    this.unpublished = [];
    this.doubts.flush();
    this.bus.publish(readings);
  }
}

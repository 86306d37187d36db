import { setImmediate as nextTurn } from 'node:timers/promises';
import { Injectable, Logger } from '@nestjs/common';
import { SENSOR_CHANNELS } from '@tachograph/contracts';
import { withinDeadline } from '../../platform/deadline.js';
import { TachographError } from '../../platform/errors/index.js';
import { ReadingHistory } from '../../readings/index.js';
import { toSensorValues } from './sensor-record.js';
import type { ReceivedSample } from './worn-sensor.js';

/** How far back samples are read: after an hour one counts for a sixty-fourth in a baseline. */
const HOUR_MS = 3_600_000;

/** An hour of a sensor that measures once a second; of a faster one, less. */
const SAMPLES_MAX = 3600;

/** Milliseconds for one device's samples: a database that hangs must not hold up what is to be stored. */
const DEADLINE_MS = 5_000;

/** Milliseconds for which a failure speaks for all devices, so that not each of them waits for its own. */
const FAILURE_COUNTS_MS = 10_000;

/** The samples of a device as they stand in the store. */
@Injectable()
export class StoredSamples {
  private readonly logger = new Logger(StoredSamples.name);
  private turn: Promise<unknown> = Promise.resolve();
  private failedAt = -Infinity;

  constructor(private readonly history: ReadingHistory) {}

  /**
   * The samples of the last hour, in the order in which they were taken; one device after the other, because an hour is
   * some ten thousand rows, and after a restart all devices want theirs at once.
   *
   * @param until when the last of them may have been taken, ms since 1970
   * @returns `undefined` if they can't be read for now
   */
  lastHour(device: string, until: number): Promise<ReceivedSample[] | undefined> {
    const samples = this.turn.then(() => this.tryToRead(device, until));
    this.turn = samples.then(() => nextTurn());
    return samples;
  }

  private async tryToRead(device: string, until: number): Promise<ReceivedSample[] | undefined> {
    if (performance.now() - this.failedAt < FAILURE_COUNTS_MS) return undefined;
    try {
      return await withinDeadline(this.read(device, until), DEADLINE_MS);
    } catch (error) {
      // Why the history can't be read, the history has logged.
      if (!(error instanceof TachographError)) this.logger.error(error);
      this.failedAt = performance.now();
      return undefined;
    }
  }

  private async read(device: string, until: number): Promise<ReceivedSample[]> {
    const channels = [SENSOR_CHANNELS.hr, SENSOR_CHANNELS.temp, SENSOR_CHANNELS.eda];
    const range = { device, from: until - HOUR_MS, to: until, limit: SAMPLES_MAX };
    const readings = await Promise.all(channels.map(({ name }) => this.history.last({ ...range, channel: name })));
    return toSensorValues(readings.flat()).flatMap(({ takenAt, receivedAt, values: { hr, temp, eda } }) => {
      const whole = hr !== undefined && temp !== undefined && eda !== undefined;
      return whole ? [{ takenAt, receivedAt, hr, temp, eda }] : [];
    });
  }
}

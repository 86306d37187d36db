import { Injectable, Logger } from '@nestjs/common';
import { SENSOR_CHANNELS } from '@tachograph/contracts';
import { LRUCache } from 'lru-cache';
import { Settings } from '../../platform/config/index.js';
import { TachographError } from '../../platform/errors/index.js';
import { ReadingHistory } from '../../readings/index.js';
import { requireFeatures } from './classifier/logistic-model.ts';
import model from './model/stress-model.json' with { type: 'json' };
import { toSensorValues } from './sensor-record.js';
import { type ReceivedSample, type StressRules, WornSensor } from './worn-sensor.js';

/** Devices whose state is kept; that of others is rebuilt when they report again. */
const DEVICES_MAX = 2000;

/** How far back a baseline is rebuilt: after an hour a reading counts for a sixty-fourth. */
const REBUILT_FROM_MS = 3_600_000;

/** Readings that are rebuilt from: an hour of a sensor that measures once a second. */
const REBUILT_READINGS_MAX = 3600;

/** Milliseconds for which a device goes on without its past, when that could not be read. */
const TRY_AGAIN_MS = 10_000;

/** What is known of every device that reports; rebuilt from what is stored, so it survives a restart. */
@Injectable()
export class WornSensors {
  private readonly logger = new Logger(WornSensors.name);
  private readonly sensors = new LRUCache<string, Promise<WornSensor>>({ max: DEVICES_MAX });
  private readonly rules: StressRules;

  constructor(
    private readonly history: ReadingHistory,
    settings: Settings,
  ) {
    requireFeatures(model);
    this.rules = { model, alertConfidence: settings.stressAlertConfidence };
  }

  /**
   * The state of a device. Who asks first is answered first, even while the past is being read.
   *
   * @param until when its next sample was taken, ms: the past up to there is what counts
   */
  of(device: string, until: number): Promise<WornSensor> {
    const known = this.sensors.get(device);
    if (known !== undefined) return known;
    const sensor = this.rebuild(device, until);
    this.sensors.set(device, sensor);
    return sensor;
  }

  private async rebuild(device: string, until: number): Promise<WornSensor> {
    const sensor = new WornSensor(this.rules);
    try {
      for (const sample of await this.past(device, until)) sensor.recall(sample);
    } catch (error) {
      // The reading itself may well be stored, and that matters more than its estimate. Why the history can't be read,
      // the history has logged.
      if (!(error instanceof TachographError)) this.logger.error(error);
      this.sensors.set(device, Promise.resolve(sensor), { ttl: TRY_AGAIN_MS });
    }
    return sensor;
  }

  /** The samples of the last hour before `until`, in the order in which they were taken. */
  private async past(device: string, until: number): Promise<ReceivedSample[]> {
    const channels = [SENSOR_CHANNELS.hr, SENSOR_CHANNELS.temp, SENSOR_CHANNELS.eda];
    const range = { device, from: until - REBUILT_FROM_MS, to: until, limit: REBUILT_READINGS_MAX };
    const readings = await Promise.all(channels.map(({ name }) => this.history.last({ ...range, channel: name })));
    return toSensorValues(readings.flat()).flatMap(({ takenAt, receivedAt, values: { hr, temp, eda } }) => {
      const whole = hr !== undefined && temp !== undefined && eda !== undefined;
      return whole ? [{ takenAt, receivedAt, hr, temp, eda }] : [];
    });
  }
}

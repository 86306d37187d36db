import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { Settings } from '../../platform/config/index.js';
import { requireFeatures } from './classifier/logistic-model.ts';
import model from './model/stress-model.json' with { type: 'json' };
import { StoredSamples } from './stored-samples.js';
import { type StressRules, WornSensor } from './worn-sensor.js';

/** Devices whose state is kept; that of others is rebuilt when they report again. */
const DEVICES_MAX = 2000;

/** Milliseconds for which a device goes on without its past, when that could not be read. */
const TRY_AGAIN_MS = 10_000;

/** What is known of every device that reports; rebuilt from what is stored, so it survives a restart. */
@Injectable()
export class WornSensors {
  private readonly sensors = new LRUCache<string, Promise<WornSensor>>({ max: DEVICES_MAX });
  private readonly rules: StressRules;

  constructor(
    private readonly samples: StoredSamples,
    settings: Settings,
  ) {
    requireFeatures(model);
    this.rules = { model, alertConfidence: settings.stressAlertConfidence };
  }

  /**
   * The state of a device. Who asks first is answered first, even while the past is being read. If it can't be read, the
   * device goes on without a baseline: that its reading is stored matters more than the estimate.
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
    const past = await this.samples.lastHour(device, until);
    for (const sample of past ?? []) sensor.recall(sample);
    if (past === undefined) this.sensors.set(device, Promise.resolve(sensor), { ttl: TRY_AGAIN_MS });
    return sensor;
  }
}

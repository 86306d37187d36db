import { Injectable } from '@angular/core';
import { SENSOR_CHANNELS } from '@tachograph/contracts';
import { ReadingFeed } from '../../core/live/reading-feed';

const { hr, temp, eda, stress, confidence } = SENSOR_CHANNELS;

/** What worn sensors measure, and what is made of it: the last ten minutes of a sensor that reports once a second. */
@Injectable({ providedIn: 'root' })
export class SensorFeed extends ReadingFeed {
  constructor() {
    super({ channels: [hr, temp, eda, stress, confidence].map(({ name }) => name), size: 600, devices: 8 });
  }
}

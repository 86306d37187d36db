import { seeded } from '../seeded.ts';
import { Body, type BodySample } from './body.ts';
import { Drive } from './drive.ts';
import { Faults, type Emission, type FaultCounts, type FaultRates } from './faults.ts';

/** What a run is made of; the same makes the same readings and faults, but for the time at which it begins. */
export interface SeriesOptions {
  readonly seed: number;
  /** Readings a second of real time. */
  readonly rate: number;
  /** How many times faster than real time the simulated one runs. */
  readonly fastForward: number;
  /** Seconds by which the device's clock is wrong; positive is ahead. */
  readonly skew: number;
  readonly faults: FaultRates;
}

/** One reading; `time` by the device's clock, milliseconds since 1970. `number` counts from 0. */
export type Sample<T> = T & { readonly number: number; readonly time: number };

export interface Series<T> {
  /** What is sent at the next instant. */
  next(): Emission<Sample<T>>[];
  readonly faults: FaultCounts;
}

interface Model<T> {
  after(seconds: number): T;
}

/** The speeds of one car, km/h; `device` tells cars of a run apart, `startAt` is when its first reading is taken. */
export function speedSeries(options: SeriesOptions, device: number, startAt: number): Series<{ speed: number }> {
  const drive = new Drive(randomFor(options.seed, device, 'values'));
  return seriesOf(options, device, startAt, { after: (seconds) => ({ speed: drive.after(seconds) }) });
}

/** What the sensor of one person shows. */
export function bodySeries(options: SeriesOptions, device: number, startAt: number): Series<BodySample> {
  return seriesOf(options, device, startAt, new Body(randomFor(options.seed, device, 'values')));
}

function seriesOf<T>(options: SeriesOptions, device: number, startAt: number, model: Model<T>): Series<T> {
  const { rate, fastForward, skew } = options;
  const faults = new Faults<Sample<T>>(options.faults, randomFor(options.seed, device, 'faults'));
  const seconds = fastForward / rate;
  let number = -1;
  return {
    faults: faults.counts,
    next() {
      number += 1;
      const time = Math.round(startAt + (number * seconds + skew) * 1000);
      return faults.pass({ ...model.after(seconds), number, time });
    },
  };
}

/** A row of random numbers of its own for each device, and for its values and its faults. */
function randomFor(seed: number, device: number, use: 'values' | 'faults'): () => number {
  return seeded(Math.imul(seed + 1, 0x9e3779b1) ^ Math.imul(2 * device + (use === 'values' ? 1 : 2), 0x85ebca6b));
}

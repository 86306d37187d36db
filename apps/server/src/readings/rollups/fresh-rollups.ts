import type { TimeSpan } from '@tachograph/contracts';
import type { RawReader } from '../history/raw-reader.js';
import { Buckets } from './buckets.js';
import { DAILY, floorTo, HOURLY, LADDER, type Step } from './ladder.js';
import { ValueSketch } from './value-sketch.js';

const EVER: TimeSpan = { from: -Infinity, to: Infinity };

/** What the readings of one stretch of time give, of a day at most: they are read once. */
export class FreshRollups {
  /** By the start of the hour; only of hours that have readings. */
  readonly sketches = new Map<number, ValueSketch>();
  private readonly steps = new Map<Step, Buckets>();

  private constructor(private readonly seconds: Buckets) {}

  static async read(raw: RawReader, channelId: number, span: TimeSpan): Promise<FreshRollups> {
    const [finest = DAILY] = LADDER;
    const fresh = new FreshRollups(new Buckets());
    let hour = NaN;
    let sketch = new ValueSketch();
    for await (const page of raw.pages(channelId, span)) {
      for (const row of page) {
        const takenAt = row[0];
        if (!(takenAt < hour + HOURLY.width)) {
          hour = floorTo(takenAt, HOURLY.width);
          sketch = new ValueSketch();
          fresh.sketches.set(hour, sketch);
        }
        fresh.seconds.add(takenAt, row[2], finest.width);
        sketch.add(row[2]);
      }
    }
    return fresh;
  }

  /** Buckets of a step; each is made out of the one before it. */
  buckets(step: Step): Buckets {
    const known = this.steps.get(step);
    if (known !== undefined) return known;
    const finer = LADDER[LADDER.indexOf(step) - 1];
    if (finer === undefined) return this.seconds;
    const buckets = new Buckets();
    this.buckets(finer).mergeInto(buckets, EVER, step.width);
    this.steps.set(step, buckets);
    return buckets;
  }
}

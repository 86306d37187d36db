import type { TimeSpan } from '@tachograph/contracts';
import { Buckets } from './buckets.js';
import type { FreshRollups } from './fresh-rollups.js';
import { DAILY, floorTo, HOURLY, LADDER, type Step } from './ladder.js';
import type { RollupPatch } from './rollup-patch.js';
import type { SketchPatch } from './sketch-patch.js';
import { SKETCH_MIN } from './sketch-reader.js';
import { cutAt } from './spans.js';
import { type SketchBins, ValueSketch } from './value-sketch.js';

/** Steps that are made from the readings, the hours first: they tell the others where there are readings. */
const FROM_READINGS = LADDER.filter((step) => step !== DAILY).reverse();

/** Brings what is kept of some hours of one day up to date with the readings. */
export class DayUpdate {
  constructor(
    private readonly rollups: RollupPatch,
    private readonly sketches: SketchPatch,
    private readonly read: (span: TimeSpan) => Promise<FreshRollups>,
  ) {}

  /** For hours whose readings are all there. */
  async replace(hours: TimeSpan): Promise<void> {
    const fresh = await this.read(hours);
    for (const step of FROM_READINGS) await this.rollups.replace(step, hours, fresh.buckets(step));
    const from = floorTo(hours.from, DAILY.width);
    const day = { from, to: from + DAILY.width };
    const ofDay = new Buckets(1);
    (await this.rollups.current(HOURLY, from)).mergeInto(ofDay, day, DAILY.width);
    await this.rollups.replace(DAILY, day, ofDay);
    for (const hour of cutAt(hours, HOURLY.width)) {
      await this.sketches.set(HOURLY, hour.from, kept(HOURLY, fresh.sketches.get(hour.from)));
    }
    await this.sketches.set(DAILY, from, kept(DAILY, await this.sketchOf(day, hours, fresh)));
  }

  /** For hours whose readings were removed: those that stand there came late, and are added to what is kept. */
  async addLate(hours: TimeSpan): Promise<void> {
    const late = await this.read(hours);
    if (late.sketches.size === 0) return;
    const ofDay = new ValueSketch();
    for (const [hour, sketch] of late.sketches) {
      ofDay.merge(sketch.bins);
      await this.addLateSketch(HOURLY, hour, sketch);
    }
    await this.addLateSketch(DAILY, floorTo(hours.from, DAILY.width), ofDay);
    for (const step of LADDER) await this.rollups.addLate(step, hours, late.buckets(step));
  }

  /** Only where all readings that it is about are known: those of a sketch, or the late ones where there were no others. */
  private async addLateSketch(step: Step, start: number, late: ValueSketch): Promise<void> {
    const stored = await this.sketches.get(step, start);
    if (stored !== undefined) late.merge(stored);
    else if ((await this.rollups.current(step, start)).count({ from: start, to: start + 1 }) > 0) return;
    await this.sketches.set(step, start, kept(step, late));
  }

  /** A sketch of the whole day: of the hours just read, and the others from their sketches or else, being few, from their readings. */
  private async sketchOf(day: TimeSpan, fresh: TimeSpan, { sketches }: FreshRollups): Promise<ValueSketch> {
    const sketch = new ValueSketch();
    for (const { bins } of sketches.values()) sketch.merge(bins);
    const counts = await this.rollups.current(HOURLY, day.from);
    for (const hour of cutAt(day, HOURLY.width)) {
      if ((hour.from >= fresh.from && hour.from < fresh.to) || counts.count(hour) === 0) continue;
      const stored = await this.sketches.get(HOURLY, hour.from);
      if (stored !== undefined) sketch.merge(stored);
      else for (const { bins } of (await this.read(hour)).sketches.values()) sketch.merge(bins);
    }
    return sketch;
  }
}

/** What is to be stored of a sketch. */
function kept(step: Step, sketch: ValueSketch | undefined): SketchBins | undefined {
  const least = step === DAILY ? 1 : SKETCH_MIN;
  return sketch !== undefined && sketch.count >= least ? sketch.bins : undefined;
}

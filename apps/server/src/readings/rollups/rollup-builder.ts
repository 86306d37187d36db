import type { TimeSpan } from '@tachograph/contracts';
import type { RawReader } from '../history/raw-reader.js';
import { Buckets } from './buckets.js';
import { ceilTo, DAILY, floorTo, HOURLY, LADDER, type Step } from './ladder.js';
import { RollupPatch, type StoredRow } from './rollup-patch.js';
import type { RollupReader } from './rollup-reader.js';
import { cutAt } from './spans.js';

/** Rows of the tables `rollup` and `rollup_sketch` of one channel. They belong into one transaction. */
export interface ComputedRollups {
  readonly rollup: StoredRow[];
  readonly sketch: StoredRow[];
}

const EVER: TimeSpan = { from: -Infinity, to: Infinity };

/** Steps that are made from the readings, the coarsest first. */
const FROM_READINGS = LADDER.slice(0, -1).reverse();

/** Makes rollups out of readings, without writing any. */
export class RollupBuilder {
  constructor(
    private readonly raw: RawReader,
    private readonly rollups: RollupReader,
  ) {}

  /**
   * The rollups of a channel for a stretch of time, which is widened to whole hours: what its rows are to hold, given what they hold
   * now. The same again gives the same, but before `expiredBefore`.
   *
   * @param expiredBefore a multiple of a day, milliseconds since 1970. Readings before it were removed, and those that stand there came late: they are added
   *   to the buckets, so whoever writes the rows must remove these readings in the same transaction
   */
  async compute(channelId: number, span: TimeSpan, expiredBefore = -Infinity): Promise<ComputedRollups> {
    const read = (step: Step, part: TimeSpan) => this.read(channelId, step, part);
    const patch = new RollupPatch({ id: channelId, expiredBefore, read }, this.rollups);
    const whole = { from: floorTo(span.from, HOURLY.width), to: ceilTo(span.to, HOURLY.width) };
    const rollup: StoredRow[] = [];
    for (const day of cutAt(whole, DAILY.width)) {
      const fresh = await this.fromReadings(channelId, day);
      if (day.from < expiredBefore) await addLate(patch, day, fresh);
      else await replace(patch, day, fresh);
      rollup.push(...patch.rows(floorTo(day.to, DAILY.width)));
    }
    rollup.push(...patch.rows(Infinity));
    return { rollup, sketch: [] };
  }

  /** Buckets of all steps but days, by level. */
  private async fromReadings(channelId: number, span: TimeSpan): Promise<Map<Step, Buckets>> {
    const byStep = new Map<Step, Buckets>();
    let finer: Buckets | undefined;
    for (const step of LADDER) {
      const buckets: Buckets = finer === undefined ? await this.read(channelId, step, span) : new Buckets();
      finer?.mergeInto(buckets, EVER, step.width);
      byStep.set(step, buckets);
      finer = buckets;
    }
    return byStep;
  }

  private async read(channelId: number, { width }: Step, span: TimeSpan): Promise<Buckets> {
    const buckets = new Buckets();
    for await (const page of this.raw.pages(channelId, span)) {
      for (const [takenAt, , value] of page) buckets.add(takenAt, value, width);
    }
    return buckets;
  }
}

async function replace(patch: RollupPatch, day: TimeSpan, fresh: ReadonlyMap<Step, Buckets>): Promise<void> {
  for (const step of FROM_READINGS) await patch.replace(step, day, fresh.get(step) ?? new Buckets());
  const start = floorTo(day.from, DAILY.width);
  const whole = { from: start, to: start + DAILY.width };
  const hours = new Buckets();
  for (const part of cutAt(whole, HOURLY.segment)) hours.append(await patch.current(HOURLY, part.from), part);
  const days = new Buckets(1);
  hours.mergeInto(days, whole, DAILY.width);
  await patch.replace(DAILY, whole, days);
}

async function addLate(patch: RollupPatch, day: TimeSpan, late: ReadonlyMap<Step, Buckets>): Promise<void> {
  for (const [step, buckets] of late) if (buckets.length > 0) await patch.addLate(step, day, buckets);
}

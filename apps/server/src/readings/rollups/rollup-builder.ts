import type { TimeSpan } from '@tachograph/contracts';
import type { RawReader } from '../history/raw-reader.js';
import { Buckets } from './buckets.js';
import { DayUpdate } from './day-update.js';
import { FreshRollups } from './fresh-rollups.js';
import { ceilTo, DAILY, floorTo, HOURLY, type Step } from './ladder.js';
import { RollupPatch, type StoredRow } from './rollup-patch.js';
import type { RollupReader } from './rollup-reader.js';
import { SketchPatch } from './sketch-patch.js';
import type { SketchReader } from './sketch-reader.js';
import { cutAt } from './spans.js';

/** Rows of the tables `rollup` and `rollup_sketch` of one channel. They belong into one transaction. */
export interface ComputedRollups {
  readonly rollup: StoredRow[];
  readonly sketch: StoredRow[];
}

/** Makes rollups out of readings, without writing any. */
export class RollupBuilder {
  constructor(
    private readonly raw: RawReader,
    private readonly rollups: RollupReader,
    private readonly sketches: SketchReader,
  ) {}

  /**
   * The rollups of a channel for a stretch of time, which is widened to whole hours: what its rows are to hold, given what they hold
   * now. The same again gives the same, but before `expiredBefore`. A day is worked on at a time, and memory grows with what is returned.
   *
   * @param expiredBefore a multiple of a day, milliseconds since 1970. Readings before it were removed, and those that stand there came late: they are added
   *   to the buckets, so whoever writes the rows must remove these readings in the same transaction
   */
  async compute(channelId: number, span: TimeSpan, expiredBefore = -Infinity): Promise<ComputedRollups> {
    const read = (step: Step, part: TimeSpan) => this.read(channelId, step, part);
    const rollups = new RollupPatch({ id: channelId, expiredBefore, read }, this.rollups);
    const sketches = new SketchPatch(channelId, this.sketches);
    const update = new DayUpdate(rollups, sketches, (part) => FreshRollups.read(this.raw, channelId, part));
    const whole = { from: floorTo(span.from, HOURLY.width), to: ceilTo(span.to, HOURLY.width) };
    const computed: ComputedRollups = { rollup: [], sketch: [] };
    for (const day of cutAt(whole, DAILY.width)) {
      if (day.from < expiredBefore) await update.addLate(day);
      else await update.replace(day);
      const done = floorTo(day.to, DAILY.width);
      computed.rollup.push(...rollups.rows(done));
      computed.sketch.push(...sketches.rows(done));
    }
    computed.rollup.push(...rollups.rows(Infinity));
    computed.sketch.push(...sketches.rows(Infinity));
    return computed;
  }

  private async read(channelId: number, { width }: Step, span: TimeSpan): Promise<Buckets> {
    const buckets = new Buckets();
    for await (const page of this.raw.pages(channelId, span)) {
      for (const row of page) buckets.add(row[0], row[2], width);
    }
    return buckets;
  }
}

import type { TimeSpan } from '@tachograph/contracts';
import type { RawReader } from '../history/raw-reader.js';
import { differenceOf } from './bucket-difference.js';
import { Buckets } from './buckets.js';
import { FreshRollups } from './fresh-rollups.js';
import { ceilTo, DAILY, floorTo, HOURLY, LADDER, type Step } from './ladder.js';
import type { RollupReader } from './rollup-reader.js';
import { SKETCH_MIN, type SketchReader } from './sketch-reader.js';
import { cutAt } from './spans.js';
import { type SketchBins, ValueSketch } from './value-sketch.js';

/** A stretch in which what is stored is not what the readings give. */
export interface RollupDifference extends TimeSpan {
  readonly step: Step['name'];
  /** What differs in its first bucket, for people. */
  readonly what: string;
}

/** Proves rollups by the readings: what is stored against what would be made anew, bucket by bucket. */
export class RollupCheck {
  constructor(
    private readonly raw: RawReader,
    private readonly rollups: RollupReader,
    private readonly sketches: SketchReader,
  ) {}

  /**
   * Where rollups of a channel are wrong: counts, extremes, the first and the last reading and sketches exactly, sums and deviations to 1e-9 of their size.
   * Only what can be believed is looked at: not what is not rolled up yet, or stale. The stretch is widened to whole days.
   *
   * @param expiredBefore a multiple of a day, milliseconds since 1970: before it the readings are gone, and nothing can be proved
   */
  async verify(channelId: number, span: TimeSpan, expiredBefore = -Infinity): Promise<RollupDifference[]> {
    const from = Math.max(floorTo(span.from, DAILY.width), expiredBefore);
    const differences: RollupDifference[] = [];
    for (const day of cutAt({ from, to: ceilTo(span.to, DAILY.width) }, DAILY.width)) {
      const found = await this.verifyDay(channelId, day);
      // What was being rolled up in that moment is no difference when looked at again.
      if (found.length > 0) differences.push(...(await this.verifyDay(channelId, day)));
    }
    return together(differences);
  }

  private async verifyDay(channelId: number, day: TimeSpan): Promise<RollupDifference[]> {
    const { rolledTo, stale } = await this.rollups.state([channelId]);
    if (rolledTo <= day.from) return [];
    const doubtful = stale.get(channelId) ?? [];
    const isBelieved = ({ from, to }: TimeSpan) =>
      to <= rolledTo && doubtful.every((stretch) => stretch.to <= from || stretch.from >= to);
    const fresh = await FreshRollups.read(this.raw, channelId, day);
    const differences: RollupDifference[] = [];
    for (const step of LADDER) {
      for (const { part, stored } of await this.storedParts(channelId, step, day)) {
        differences.push(...compare(step, part, stored, fresh.buckets(step)));
      }
    }
    differences.push(...(await this.compareSketches(channelId, day, fresh)));
    return differences.filter(isBelieved);
  }

  /** Hours and days must be there; a fine segment that is not there has nothing that could be wrong. */
  private async storedParts(
    channelId: number,
    step: Step,
    day: TimeSpan,
  ): Promise<{ part: TimeSpan; stored: Buckets }[]> {
    const segments = await this.rollups.segments(channelId, step, day);
    if (step.level >= HOURLY.level) return [{ part: day, stored: segments[0]?.buckets ?? new Buckets() }];
    return segments.map(({ start, buckets }) => {
      const part = { from: Math.max(start, day.from), to: Math.min(start + step.segment, day.to) };
      return { part, stored: buckets };
    });
  }

  private async compareSketches(channelId: number, day: TimeSpan, fresh: FreshRollups): Promise<RollupDifference[]> {
    const differences: RollupDifference[] = [];
    const ofDay = new ValueSketch();
    for (const sketch of fresh.sketches.values()) ofDay.merge(sketch.bins);
    for (const [step, expected] of [
      [HOURLY, fresh.sketches],
      [DAILY, new Map([[day.from, ofDay]])],
    ] as const) {
      const stored = await this.sketches.sketches(channelId, step, day);
      const byStart = new Map(stored.map(({ start, bins }) => [start, bins]));
      for (const { from, to } of cutAt(day, step.width)) {
        const what = sketchDifference(step, byStart.get(from), expected.get(from));
        if (what !== undefined) differences.push({ from, to, step: step.name, what });
      }
    }
    return differences;
  }
}

function* compare(step: Step, part: TimeSpan, stored: Buckets, fresh: Buckets): Generator<RollupDifference> {
  let one = stored.indexFrom(part.from);
  let other = fresh.indexFrom(part.from);
  const end = { one: stored.indexFrom(part.to), other: fresh.indexFrom(part.to) };
  while (one < end.one || other < end.other) {
    const found = one < end.one ? stored.at(one) : undefined;
    const expected = other < end.other ? fresh.at(other) : undefined;
    const from = Math.min(found?.start ?? Infinity, expected?.start ?? Infinity);
    const what = differenceOf(
      found?.start === from ? found : undefined,
      expected?.start === from ? expected : undefined,
      step.deviations,
    );
    if (what !== undefined) yield { from, to: from + step.width, step: step.name, what };
    if (found?.start === from) one += 1;
    if (expected?.start === from) other += 1;
  }
}

function sketchDifference(step: Step, stored: SketchBins | undefined, sketch?: ValueSketch): string | undefined {
  const count = sketch?.count ?? 0;
  if (stored === undefined) {
    const isDue = count >= (step === DAILY ? 1 : SKETCH_MIN);
    return isDue ? `no sketch, but ${count} readings` : undefined;
  }
  const same = sketch !== undefined && textOf(stored) === textOf(sketch.bins);
  return same ? undefined : `a sketch of other values than those of the ${count} readings`;
}

function textOf({ zeros, positive, negative }: SketchBins): string {
  return [zeros, ...[positive, negative].map(({ keys, counts }) => `${keys.join()}:${counts.join()}`)].join(';');
}

/** Neighbours of one step as one. */
function together(differences: readonly RollupDifference[]): RollupDifference[] {
  const stretches: RollupDifference[] = [];
  for (const difference of differences) {
    const last = stretches.at(-1);
    if (last?.step === difference.step && last.to === difference.from) last.to = difference.to;
    else stretches.push({ ...difference });
  }
  return stretches;
}

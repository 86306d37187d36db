import { THRESHOLD_LEVELS, type Threshold, type WidgetSettings } from '@tachograph/contracts';

/** A level is left when a value is off it by this share of the scale, or has been off it for so long. */
const MARGIN = 0.02;
const PATIENCE_MS = 5_000;

/** What one channel's values are compared with: thresholds in the unit of the values, in ascending order. */
export type LevelScale = Pick<WidgetSettings, 'thresholds' | 'min' | 'max'>;

/** Where a level begins and ends; of the highest, Infinity. */
interface Stretch {
  readonly threshold: Threshold;
  readonly from: number;
  readonly to: number;
  /** How bad it is, by its place among the levels. */
  readonly rank: number;
}

/**
 * Notices when the values of one channel come to a level of which somebody is to be told, and when they leave it: once, however
 * they tremble about its edge (hysteresis). One that is worse than the level they are at is noticed at once.
 */
export class LevelWatch {
  private readonly stretches: readonly Stretch[];
  private readonly margin: number;
  private current: Stretch | null = null;
  private offSince: number | null = null;

  constructor({ thresholds, min, max }: LevelScale) {
    const values = thresholds.map(({ value }) => value);
    const length = min !== null && max !== null ? max - min : Math.max(...values, 0) - Math.min(...values, 0);
    this.margin = length * MARGIN;
    this.stretches = thresholds
      .map((threshold, place) => ({
        ...{ threshold, from: threshold.value, to: values[place + 1] ?? Infinity },
        rank: THRESHOLD_LEVELS.indexOf(threshold.level),
      }))
      .filter(({ threshold }) => threshold.notify);
  }

  /** The threshold whose level the values are at; null for none of those of which somebody is to be told. */
  get level(): Threshold | null {
    return this.current?.threshold ?? null;
  }

  /** Since when values have been off the level, milliseconds since 1970; null while they are at it. */
  get leftAt(): number | null {
    return this.offSince;
  }

  /**
   * Takes in a value, or the lowest and highest of several, in the order of time.
   * @param time milliseconds since 1970
   * @returns the threshold whose level is come to with it; null where nothing is to be told
   */
  take(time: number, low: number, high = low): Threshold | null {
    const touched = this.worstOf(low, high);
    const before = this.current;
    if (before && this.isHeld(before, time, low, high) && !isWorse(touched, before)) return null;
    if (touched === before) return null;
    this.current = touched;
    this.offSince = null;
    return touched?.threshold ?? null;
  }

  private isHeld({ from, to }: Stretch, time: number, low: number, high: number): boolean {
    if (high >= from && low < to) {
      this.offSince = null;
      return true;
    }
    this.offSince ??= time;
    const distance = Math.max(from - high, low - to);
    return time - this.offSince < PATIENCE_MS && distance < this.margin;
  }

  /** Without arrays in between: a range of many channels is looked at some times a second. */
  private worstOf(low: number, high: number): Stretch | null {
    let worst: Stretch | null = null;
    for (const each of this.stretches) {
      if (high >= each.from && low < each.to && isWorse(each, worst)) worst = each;
    }
    return worst;
  }
}

function isWorse(stretch: Stretch | null, than: Stretch | null): boolean {
  return (stretch?.rank ?? -1) > (than?.rank ?? -1);
}

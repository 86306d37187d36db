import { DecayingMoments } from './decaying-moments.ts';

/** A personal baseline forgets one half in 600 s. */
const BASELINE_DECAY_S = 600 / Math.LN2;

/** What is remembered has the mean age of a window of 20 s, of 60 s and of 180 s. */
const NOW_DECAY_S = 10;
const SHORT_DECAY_S = 30;
const LONG_DECAY_S = 90;

/** One signal of a worn sensor seen against its own past; all figures are in the signal's unit. */
export class SignalFeatures {
  private baseline = new DecayingMoments(BASELINE_DECAY_S);
  private now = new DecayingMoments(NOW_DECAY_S);
  private short = new DecayingMoments(SHORT_DECAY_S);
  private long = new DecayingMoments(LONG_DECAY_S);
  private lastAt: number | undefined;
  private readonly noise: number;

  /** @param noise a spread that says nothing: smaller ones are not told apart */
  constructor(noise: number) {
    this.noise = noise;
  }

  /** Causal: the value counts in its own features. `takenAt` in ms; never before that of the last value. */
  add(takenAt: number, value: number): void {
    const elapsedS = (takenAt - (this.lastAt ?? takenAt)) / 1000;
    this.lastAt = takenAt;
    for (const moments of [this.baseline, this.now, this.short, this.long]) moments.add(elapsedS, value);
  }

  /** Seconds of data that the baseline rests on. */
  get coveredS(): number {
    return this.baseline.coveredS;
  }

  /** Above the baseline. */
  get level(): number {
    return this.now.mean - this.baseline.mean;
  }

  /** Above the mean of the last minute. */
  get rise(): number {
    return this.now.mean - this.short.mean;
  }

  /** Of the last minute, as a logarithm: a spread's ratio counts, not its size. */
  get spread(): number {
    return Math.log(this.short.spread + this.noise);
  }

  /** Of the last minute, a minute. */
  get shortSlope(): number {
    return this.short.slope * 60;
  }

  /** Of the last three minutes, a minute. */
  get longSlope(): number {
    return this.long.slope * 60;
  }

  copy(): SignalFeatures {
    const copy = new SignalFeatures(this.noise);
    copy.baseline = this.baseline.copy();
    copy.now = this.now.copy();
    copy.short = this.short.copy();
    copy.long = this.long.copy();
    copy.lastAt = this.lastAt;
    return copy;
  }
}

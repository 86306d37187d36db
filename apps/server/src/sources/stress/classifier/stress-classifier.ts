import type { StressLevel } from '@tachograph/contracts';
import { type Arousal, ArousalFeatures } from './arousal-features.ts';
import { type LogisticModel, probabilityOf } from './logistic-model.ts';
import type { SensorSample } from './sensor-sample.ts';

/** An estimate of arousal; nothing medical. */
export interface StressEstimate {
  readonly label: StressLevel;
  /** 0.5 to 1: how likely the side of one half is right on which the probability lies; 0.5 says nothing. */
  readonly confidence: number;
  /** That a stress task is running, 0 to 1. */
  readonly probability: number;
}

/** Where nothing is known: no baseline yet, or the sensor is off. */
const UNKNOWN: StressEstimate = { label: 'normal', confidence: 0.5, probability: 0.5 };

/** A baseline settles for 600 s, in which the confidence is capped: electrodes settle too, and raise false alarms. */
export const SETTLED_S = 600;
const SETTLING_CONFIDENCE_MAX = 0.6;

/** Of what is said while one of the two signals is missing. */
const PARTIAL_CONFIDENCE_MAX = 0.5;

/** Milliseconds for which a signal is missing, when the sensor has slipped; less is noise. */
const SLIPPED_MS = 3_000;

/** Milliseconds for which it settles then, as at the start: until the slip has left the longest window of the features. */
const SETTLES_AGAIN_MS = 180_000;

/** Milliseconds without a sample after which the sensor counts as worn anew. */
const GAP_MS = 600_000;

/** So many samples in a row that are older than one before them: the device's clock was set back. */
const LATE_MAX = 30;

/** The state of one worn sensor: takes its samples in the order of arrival. */
export class StressClassifier {
  private readonly model: LogisticModel;
  private arousal = new ArousalFeatures();
  private newestAt: number | undefined;
  private newest = UNKNOWN;
  private late = 0;
  private missingSince: number | undefined;
  private settlesUntil = -Infinity;

  constructor(model: LogisticModel) {
    this.model = model;
  }

  /**
   * Takes the sample in and says what it means, given those before it. One that is older than the newest is answered
   * with the newest estimate and leaves no trace; a gap starts a new baseline.
   */
  estimate(sample: SensorSample): StressEstimate {
    const elapsed = sample.takenAt - (this.newestAt ?? sample.takenAt);
    if (elapsed < 0 && ++this.late < LATE_MAX) return this.newest;
    if (elapsed < 0 || elapsed > GAP_MS) this.startAnew();
    this.late = 0;
    this.newestAt = sample.takenAt;
    this.newest = this.judge(this.arousal.add(sample), sample.takenAt);
    return this.newest;
  }

  copy(): StressClassifier {
    const copy = Object.assign(new StressClassifier(this.model), this);
    copy.arousal = this.arousal.copy();
    return copy;
  }

  private startAnew(): void {
    this.arousal = new ArousalFeatures();
    this.missingSince = undefined;
    this.settlesUntil = -Infinity;
  }

  private judge({ features, coveredS }: Arousal, takenAt: number): StressEstimate {
    const most = this.mostConfidence(features.includes(undefined), coveredS, takenAt);
    if (coveredS === 0) return UNKNOWN;
    const probability = probabilityOf(this.model, features);
    const confidence = Math.min(most, Math.max(probability, 1 - probability));
    return { label: this.labelOf(probability), confidence, probability };
  }

  private mostConfidence(isPartial: boolean, coveredS: number, takenAt: number): number {
    if (isPartial) {
      this.missingSince ??= takenAt;
      return PARTIAL_CONFIDENCE_MAX;
    }
    const slipped = this.missingSince !== undefined && takenAt - this.missingSince >= SLIPPED_MS;
    if (slipped) this.settlesUntil = takenAt + SETTLES_AGAIN_MS;
    this.missingSince = undefined;
    return coveredS < SETTLED_S || takenAt < this.settlesUntil ? SETTLING_CONFIDENCE_MAX : 1;
  }

  private labelOf(probability: number): StressLevel {
    const { medium, high } = this.model.levels;
    if (probability >= high) return 'high_stress';
    return probability >= medium ? 'medium' : 'normal';
  }
}

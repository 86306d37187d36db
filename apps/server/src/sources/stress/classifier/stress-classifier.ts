import type { StressLevel } from '@tachograph/contracts';

/** What a sensor measured at one instant. */
export interface SensorSample {
  /** Milliseconds since 1970, UTC. */
  readonly takenAt: number;
  /** Heart rate, beats/min. */
  readonly hr: number;
  /** Skin temperature, °C. */
  readonly temp: number;
  /** Skin conductance, µS. */
  readonly eda: number;
}

/** An estimate of arousal; nothing medical. */
export interface StressEstimate {
  readonly label: StressLevel;
  /** 0 to 1: how likely the side of one half is right on which the probability lies; 0.5 says nothing. */
  readonly confidence: number;
  /** That a stress task is running, 0 to 1. */
  readonly probability: number;
}

/** Where nothing is known. */
export const UNKNOWN: StressEstimate = { label: 'normal', confidence: 0.5, probability: 0.5 };

/** The state of one worn sensor: takes its samples in the order of arrival. */
export class StressClassifier {
  /** Takes the sample in and says what it means, given those before it. */
  estimate(_sample: SensorSample): StressEstimate {
    return UNKNOWN;
  }
}

import { FEATURES } from './arousal-features.ts';

/** A logistic regression on standardised features, as `tools/stress/train.ts` writes it and a person can read it. */
export interface LogisticModel {
  /** In the order of FEATURES. `weight` is that of (value − mean) / scale. */
  readonly features: readonly {
    readonly name: string;
    readonly unit: string;
    readonly mean: number;
    readonly scale: number;
    readonly weight: number;
  }[];
  readonly intercept: number;
  /** Standardised features are cut here, both ways: beyond what was learned from, more of it says no more. */
  readonly limit: number;
  /** Platt's: what turns the score into the log-odds of a probability. */
  readonly calibration: { readonly slope: number; readonly offset: number };
  /** The probabilities from which the levels `medium` and `high_stress` begin. */
  readonly levels: { readonly medium: number; readonly high: number };
}

/** @throws Error if the model was trained on other features than this code computes */
export function requireFeatures(model: LogisticModel): void {
  const names = model.features.map(({ name }) => name).join(', ');
  const expected = FEATURES.map(({ name }) => name).join(', ');
  if (names !== expected) throw new Error(`the stress model knows ${names}, not ${expected}: train it again`);
}

/**
 * The probability (0–1) that a stress task is running, where it runs half of the time.
 *
 * @param features in the order of FEATURES; `undefined` counts as the mean, which speaks for neither side
 */
export function probabilityOf(model: LogisticModel, features: readonly (number | undefined)[]): number {
  const { slope, offset } = model.calibration;
  return sigmoid(slope * scoreOf(model, features) + offset);
}

/** The model's log-odds before calibration. */
export function scoreOf(model: LogisticModel, features: readonly (number | undefined)[]): number {
  let score = model.intercept;
  for (const [index, { mean, scale, weight }] of model.features.entries()) {
    const feature = features[index];
    if (feature === undefined) continue;
    score += weight * Math.max(-model.limit, Math.min(model.limit, (feature - mean) / scale));
  }
  return score;
}

export function sigmoid(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
}

import { FEATURES } from '../../apps/server/src/sources/stress/classifier/arousal-features.ts';
import {
  type LogisticModel,
  scoreOf,
  sigmoid,
} from '../../apps/server/src/sources/stress/classifier/logistic-model.ts';
import type { Example, Person } from './examples.ts';
import { fitLogistic } from './logistic-regression.ts';

/** Neighbouring seconds say nearly the same: every fifth one is enough to learn from. */
const EVERY = 5;
const PENALTY = 1;
const LIMIT = 3;
const LEVELS = { medium: 0.42, high: 0.65 };

/** What one example is estimated at by a model that has not seen its person. */
export interface Judged {
  readonly person: string;
  readonly example: Example;
  /** Log-odds before calibration. */
  readonly score: number;
  /** After calibration on the others. */
  readonly probability: number;
}

type Calibration = LogisticModel['calibration'];
type Scored = Omit<Judged, 'probability'>;

/** Learns from the tasks and the rest next to them; rest that lies far off differs by more than the tasks. */
function fitUncalibrated(people: readonly Person[]): LogisticModel {
  const examples = people.flatMap(({ examples: all }) =>
    all.filter(({ strict, features }, index) => strict > 0 && index % EVERY === 0 && !features.includes(undefined)),
  );
  const features = FEATURES.map(({ name, unit }, index) => {
    const { mean, scale } = momentsOf(examples, index);
    return { name, unit, mean, scale, weight: 0 };
  });
  const model = { features, intercept: 0, limit: LIMIT, calibration: { slope: 1, offset: 0 }, levels: LEVELS };
  const points = examples.map(({ features: values, stressed, strict }) => {
    const side: 0 | 1 = stressed ? 1 : 0;
    return { values: [1, ...standardised(model, values)], side, weight: strict * EVERY };
  });
  const [intercept = 0, ...weights] = fitLogistic(points, PENALTY);
  return { ...model, intercept, features: features.map((entry, index) => ({ ...entry, weight: weights[index] ?? 0 })) };
}

function momentsOf(examples: readonly Example[], index: number): { mean: number; scale: number } {
  let [weight, sum, squares] = [0, 0, 0];
  for (const { features, strict } of examples) {
    const value = features[index] ?? 0;
    weight += strict;
    sum += strict * value;
    squares += strict * value * value;
  }
  const mean = sum / weight;
  return { mean, scale: Math.sqrt(squares / weight - mean * mean) };
}

function standardised({ features, limit }: LogisticModel, values: Example['features']): number[] {
  return features.map(({ mean, scale }, index) => {
    const value = values[index];
    return value === undefined ? 0 : Math.max(-limit, Math.min(limit, (value - mean) / scale));
  });
}

/** Platt 1999: a logistic regression of the side on the score, tasks and all rest alike. */
function calibrate(scored: readonly Scored[]): Calibration {
  const points = scored.map(({ score, example }) => {
    const side: 0 | 1 = example.stressed ? 1 : 0;
    return { values: [1, score], side, weight: example.whole };
  });
  const [offset = 0, slope = 1] = fitLogistic(points, 0);
  return { slope, offset };
}

/** Each person's examples, judged by a model of all the others: leave one subject out. */
function scoreUnseen(people: readonly Person[]): Scored[] {
  return people.flatMap((person) => {
    const model = fitUncalibrated(people.filter((other) => other !== person));
    return person.examples.map((example) => ({
      person: person.subject,
      example,
      score: scoreOf(model, example.features),
    }));
  });
}

/** The model of all people, calibrated on people unseen, and how each person is judged by the others' model. */
export function train(people: readonly Person[]): { model: LogisticModel; judged: Judged[] } {
  const scored = scoreUnseen(people);
  const judged = people.flatMap(({ subject }) => {
    const { slope, offset } = calibrate(scored.filter(({ person }) => person !== subject));
    return scored
      .filter(({ person }) => person === subject)
      .map((entry) => ({ ...entry, probability: sigmoid(slope * entry.score + offset) }));
  });
  return { model: { ...fitUncalibrated(people), calibration: calibrate(scored) }, judged };
}

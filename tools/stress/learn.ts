import type { LogisticModel } from '../../apps/server/src/sources/stress/classifier/logistic-model.ts';
import { type Evaluation, evaluate } from './evaluation.ts';
import { toPerson } from './examples.ts';
import { train } from './fit.ts';
import { readRecordings } from './recordings.ts';

/** Enough to say how wrong the figures are, and few enough to be the same on every processor. */
const DIGITS = 5;

/** A model with what it was learned from and how well it judges people whom it has not seen. */
export interface LearnedModel extends LogisticModel {
  readonly about: string;
  readonly data: Readonly<Record<string, string | number>>;
  readonly scores: Evaluation;
}

/**
 * Learns the stress model from a file of recordings; the same recordings give the same model.
 *
 * @param path as readRecordings takes it
 */
export function learn(path: string): LearnedModel {
  const people = readRecordings(path).map(toPerson);
  const { model, judged } = train(people);
  return withDigits({
    about: 'An estimate of arousal from wrist sensors; nothing medical. docs/stress.md says what it can and cannot.',
    data: {
      name: 'Stress-Predict',
      authors: 'Iqbal et al. 2022',
      source: 'Sensors 22(21):8135, https://doi.org/10.3390/s22218135, github.com/italha-d/Stress-Predict-Dataset',
      licence: 'MIT',
      people: people.length,
    },
    ...model,
    scores: evaluate(people, judged, model.levels),
  });
}

function withDigits<T>(content: T): T {
  const text = JSON.stringify(content, (_key, value: unknown) =>
    typeof value === 'number' ? Number(value.toPrecision(DIGITS)) : value,
  );
  return JSON.parse(text) as T;
}

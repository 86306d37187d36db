import type { LogisticModel } from '../../apps/server/src/sources/stress/classifier/logistic-model.ts';
import { StressClassifier } from '../../apps/server/src/sources/stress/classifier/stress-classifier.ts';
import { seeded } from '../seeded.ts';

const READINGS = 200_000;

/** Microseconds for which one reading keeps the processor busy, classified as the server does it. */
export function measureCost(model: LogisticModel): number {
  const next = seeded(1);
  const samples = Array.from({ length: READINGS }, (_, index) => {
    return { takenAt: index * 1000, hr: 60 + 40 * next(), temp: 33, eda: 1 + next() };
  });
  run(model, samples.slice(0, READINGS / 4));
  const start = performance.now();
  run(model, samples);
  return ((performance.now() - start) * 1000) / READINGS;
}

function run(model: LogisticModel, samples: readonly Parameters<StressClassifier['estimate']>[0][]): void {
  const classifier = new StressClassifier(model);
  for (const sample of samples) classifier.estimate(sample);
}

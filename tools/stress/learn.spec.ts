import { join } from 'node:path';
import model from '../../apps/server/src/sources/stress/model/stress-model.json' with { type: 'json' };
import { StressClassifier } from '../../apps/server/src/sources/stress/classifier/stress-classifier.ts';
import { learn } from './learn.ts';
import { areaUnderCurve } from './metrics.ts';
import { readRecordings } from './recordings.ts';
import expected from './slice/expected-model.json' with { type: 'json' };

const SLICE = join(import.meta.dirname, 'slice/stress_predict_13_people.csv.gz');

/** Every number in it, by its place. */
function numbersOf(content: unknown, place = ''): [string, number][] {
  if (typeof content === 'number') return [[place, content]];
  if (typeof content !== 'object' || content === null) return [];
  return Object.entries(content).flatMap(([key, value]) => numbersOf(value, `${place}.${key}`));
}

describe('the training, on thirteen of the people', () => {
  it('gives the model and the scores that are written down', () => {
    const learned = learn(SLICE);
    const [figures, before] = [numbersOf(learned), numbersOf(expected)];
    expect(figures.map(([place]) => place)).toEqual(before.map(([place]) => place));
    // Processors differ in the last digit of a logarithm.
    for (const [index, [place, figure]] of figures.entries()) {
      expect([place, Math.abs(figure - (before[index]?.[1] ?? NaN)) < 0.002]).toEqual([place, true]);
    }
  });
});

describe('the model that the server has', () => {
  it('tells tasks from rest, sample by sample as the server sees them', () => {
    const judgements = readRecordings(SLICE).flatMap(({ samples }) => {
      const classifier = new StressClassifier(model);
      return samples.map((sample) => {
        const { probability } = classifier.estimate(sample);
        return { probability, stressed: sample.stressed, weight: 1 };
      });
    });
    expect(areaUnderCurve(judgements)).toBeGreaterThan(0.63);
  });
});

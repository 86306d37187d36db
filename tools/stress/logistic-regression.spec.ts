import { seeded } from '../seeded.ts';
import { fitLogistic, type Point } from './logistic-regression.ts';

describe('the logistic regression', () => {
  it('finds the weights that made the data', () => {
    const next = seeded(7);
    const points = Array.from({ length: 50_000 }, (): Point => {
      const values = [1, next() * 4 - 2, next() * 4 - 2];
      const chance = 1 / (1 + Math.exp(-(0.5 - (values[1] ?? 0) + 2 * (values[2] ?? 0))));
      return { values, side: next() < chance ? 1 : 0, weight: 1 };
    });
    const weights = fitLogistic(points, 0);
    for (const [index, weight] of [0.5, -1, 2].entries()) expect(weights[index]).toBeCloseTo(weight, 1);
  });

  it('takes a weight for so many points', () => {
    const one: Point[] = [
      { values: [1], side: 1, weight: 3 },
      { values: [1], side: 0, weight: 1 },
    ];
    expect(fitLogistic(one, 0)[0]).toBeCloseTo(Math.log(3));
  });

  it('says so when there is nothing to find', () => {
    expect(() => fitLogistic([{ values: [1], side: 1, weight: 1 }], 0)).toThrow('does not converge');
  });
});

import { accuracies, areaUnderCurve, atConfidence, calibrationError, stressShare } from './metrics.ts';

const judged = (...pairs: [probability: number, stressed: 0 | 1, weight?: number][]) =>
  pairs.map(([probability, stressed, weight = 1]) => ({ probability, stressed: stressed === 1, weight }));

describe('the area under the curve', () => {
  it('is the chance that a stressed one is put above another, equal ones counting half', () => {
    expect(areaUnderCurve(judged([0.2, 0], [0.8, 1]))).toBe(1);
    expect(areaUnderCurve(judged([0.2, 1], [0.8, 0]))).toBe(0);
    expect(areaUnderCurve(judged([0.5, 1], [0.5, 0]))).toBe(0.5);
    expect(areaUnderCurve(judged([0.1, 0], [0.4, 1], [0.6, 0], [0.9, 1]))).toBe(0.75);
  });

  it('counts by weight', () => {
    expect(areaUnderCurve(judged([0.1, 0, 3], [0.4, 1], [0.6, 0]))).toBe(0.75);
  });
});

describe('the other figures', () => {
  const some = judged([0.9, 1], [0.8, 1], [0.7, 0], [0.4, 1], [0.3, 0], [0.1, 0]);

  it('are the usual ones', () => {
    expect(accuracies(some).balancedAccuracy).toBeCloseTo(2 / 3);
    expect(accuracies(some).macroF1).toBeCloseTo(2 / 3);
    expect(atConfidence(some, 0.8)).toEqual({ coverage: 0.5, accuracy: 1 });
    expect(stressShare(some, 0.5, 0.85)).toBe(0.5);
  });

  it('leave out of the confident ones those whose confidence the server caps', () => {
    expect(atConfidence([...some, { probability: 0.99, stressed: false, weight: 6, capped: true }], 0.8)).toEqual({
      coverage: 0.25,
      accuracy: 1,
    });
  });

  it('find no calibration error where as many are stressed as was said', () => {
    expect(calibrationError(judged([0.75, 1, 3], [0.75, 0, 1]))).toBeCloseTo(0);
    expect(calibrationError(judged([0.75, 1, 1], [0.75, 0, 1]))).toBeCloseTo(0.25);
  });
});

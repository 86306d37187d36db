/** @jest-environment node */
import { NOON, reading } from '../../../testing/readings';
import { confidenceWords, levelName } from '../../core/session/stress-words';
import { stressSegments } from './stress-segments';

const SPAN = { min: NOON, max: NOON + 100_000 };
/** Records of a level and its confidence, at seconds after noon. */
function records(...given: [second: number, level: number, confidence: number][]) {
  const levels = given.map(([second, value], place) => reading(place * 10, { takenAt: NOON + second * 1_000, value }));
  const confidences = given.map(([second, , value], place) =>
    reading(place * 10 + 1, { takenAt: NOON + second * 1_000, value }),
  );
  return stressSegments(levels, confidences, SPAN).map(({ from, to, level, isLow }) => [
    (from - NOON) / 1_000,
    (to - NOON) / 1_000,
    level,
    isLow,
  ]);
}

describe('the band of stress levels', () => {
  it('is one stretch while the level and the trust in it stay', () => {
    expect(records([0, 0, 0.8], [1, 0, 0.9], [2, 2, 0.9], [3, 2, 0.5], [4, 2, 0.5])).toEqual([
      [0, 2, 0, false],
      [2, 3, 2, false],
      [3, 5, 2, true],
    ]);
  });

  it('ends where nothing was measured', () => {
    expect(records([0, 1, 0.8], [1, 1, 0.8], [2, 1, 0.8], [3, 1, 0.8], [60, 1, 0.8])).toEqual([
      [0, 4, 1, false],
      [60, 61, 1, false],
    ]);
  });

  it('shows no more than the time shown, and takes a confidence that is not known for low', () => {
    const early = [reading(0, { takenAt: NOON - 3_000, value: 1 }), reading(10, { takenAt: NOON + 500, value: 1 })];
    expect(stressSegments(early, [], SPAN)).toEqual([{ from: NOON, to: NOON + 1_500, level: 1, isLow: true }]);
  });
});

describe('the words about stress', () => {
  it('say how far an estimate is to be trusted', () => {
    expect(confidenceWords(0.42)).toBe('42%: low, settling or unclear');
    expect(confidenceWords(0.65)).toBe('65%: moderate');
    expect(confidenceWords(0.913)).toBe('91%: high, yet about one in four such is wrong');
  });

  it('name the levels, and admit one that is not known', () => {
    expect([0, 1, 2, 7].map(levelName)).toEqual(['normal', 'medium', 'high', 'unknown']);
  });
});

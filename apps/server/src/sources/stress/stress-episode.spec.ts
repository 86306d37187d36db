import type { StressEstimate } from './classifier/stress-classifier.ts';
import { StressEpisode } from './stress-episode.js';

const HIGH: StressEstimate = { label: 'high_stress', confidence: 0.8, probability: 0.8 };
const DOUBTFUL: StressEstimate = { label: 'high_stress', confidence: 0.69, probability: 0.69 };
const CALM: StressEstimate = { label: 'medium', confidence: 0.51, probability: 0.49 };

/** Which of the estimates, each with the second at which it came, set off an alert. */
function alerts(...estimates: [second: number, estimate: StressEstimate][]): number[] {
  const episode = new StressEpisode();
  return estimates
    .filter(([second, estimate]) => episode.alerts(estimate, second * 1000, 0.7))
    .map(([second]) => second);
}

describe('an episode of high stress', () => {
  it('sets off an alert when it begins, and at most one a minute while it lasts', () => {
    expect(alerts([0, HIGH], [1, HIGH], [59, HIGH], [60, HIGH], [61, HIGH], [500, HIGH], [501, HIGH])).toEqual([
      0, 60, 500,
    ]);
  });

  it('begins with the first confident estimate', () => {
    expect(alerts([0, DOUBTFUL], [1, HIGH], [2, DOUBTFUL], [3, HIGH])).toEqual([1]);
  });

  it('ends when the probability falls below one half, so that the next one is told at once', () => {
    expect(alerts([0, HIGH], [1, CALM], [2, HIGH])).toEqual([0, 2]);
  });

  it('lasts through doubt', () => {
    expect(alerts([0, HIGH], [1, { label: 'medium', confidence: 0.55, probability: 0.55 }], [2, HIGH])).toEqual([0]);
    expect(alerts([0, HIGH], [1, { label: 'normal', confidence: 0.5, probability: 0.5 }], [2, HIGH])).toEqual([0]);
  });

  it('is not told of what is sure to be calm', () => {
    expect(alerts([0, { label: 'normal', confidence: 0.9, probability: 0.1 }])).toEqual([]);
  });
});

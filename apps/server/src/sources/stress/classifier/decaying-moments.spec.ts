import { DecayingMoments } from './decaying-moments.ts';

/** A signal sampled `rate` times a second for some seconds. */
function moments(signal: (second: number) => number, { rate = 1, seconds = 600, decayS = 30 } = {}): DecayingMoments {
  const result = new DecayingMoments(decayS);
  for (let index = 0; index <= seconds * rate; index++) result.add(index === 0 ? 0 : 1 / rate, signal(index / rate));
  return result;
}

describe('the moments of a signal', () => {
  it('are those of a steady one from its first value on', () => {
    const { mean, spread, slope } = moments(() => 72, { seconds: 0 });
    expect([mean, spread, slope]).toEqual([72, 0, 0]);
  });

  it.each([0.1, 1, 50])('have the slope of a line, and its mean at the mean age, at %d Hz', (rate) => {
    const { mean, slope } = moments((second) => 60 + second / 10, { rate });
    expect(slope).toBeCloseTo(0.1, 6);
    expect(120 - mean).toBeGreaterThan(2);
    expect(120 - mean).toBeLessThan(4);
  });

  it.each([0.2, 1, 50])('have the spread of a wave, at %d Hz', (rate) => {
    const { spread } = moments((second) => Math.sin(second * 1.7), { rate });
    expect(spread).toBeGreaterThan(0.6);
    expect(spread).toBeLessThan(0.8);
  });

  it('do not let one value speak for a whole pause', () => {
    const signal = moments(() => 60);
    signal.add(500, 200);
    signal.add(1, 60);
    const without = new DecayingMoments(30);
    without.add(0, 60);
    without.add(500, 200);
    expect(signal.coveredS).toBe(612);
    expect(without.coveredS).toBe(11);
    expect(signal.mean).toBeGreaterThan(60);
  });

  it('let a second value of the same instant say nothing', () => {
    const signal = moments((second) => 60 + second);
    const { mean, spread, slope, coveredS } = signal;
    signal.add(0, 9000);
    expect([signal.mean, signal.spread, signal.slope, signal.coveredS]).toEqual([mean, spread, slope, coveredS]);
  });

  it('have copies that go their own way', () => {
    const signal = moments(() => 60);
    const copy = signal.copy();
    copy.add(1, 100);
    expect([signal.mean, copy.mean > 60]).toEqual([60, true]);
  });
});

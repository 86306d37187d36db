import { seeded } from '../seeded.ts';
import { Body, type BodySample } from './body.ts';

const HOURS_6 = 21_600;

/** Six hours, one sample a second. */
function samplesOf(seed: number): BodySample[] {
  const body = new Body(seeded(seed));
  return Array.from({ length: HOURS_6 }, () => body.after(1));
}

const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

describe('a simulated body', () => {
  it.each([1, 2, 3])('stays within what a body does while the sensor is on the skin (seed %d)', (seed) => {
    const worn = samplesOf(seed).filter((sample) => sample.hr > 0);
    const isLikely = ({ hr, temp, eda }: BodySample) =>
      hr > 45 && hr < 130 && temp > 20 && temp < 36 && eda >= 0 && eda < 16;
    expect(worn.length).toBeGreaterThan(HOURS_6 / 2);
    expect(worn.filter((sample) => !isLikely(sample))).toEqual([]);
  });

  it.each([1, 2, 3])(
    'has episodes of stress: the heart faster, the skin conducting better and cooler (seed %d)',
    (seed) => {
      const settled = samplesOf(seed)
        .slice(1_200)
        .filter(({ hr }) => hr > 0);
      const rest = settled.map(({ hr }) => hr).sort((a, b) => a - b)[Math.floor(settled.length / 4)] ?? 0;
      const calm = settled.filter(({ hr }) => hr <= rest + 5);
      const stressed = settled.filter(({ hr }) => hr >= rest + 15);
      expect(stressed.length).toBeGreaterThan(120);
      expect(mean(stressed.map(({ eda }) => eda))).toBeGreaterThan(mean(calm.map(({ eda }) => eda)) + 2);
      expect(mean(stressed.map(({ temp }) => temp))).toBeLessThan(mean(calm.map(({ temp }) => temp)) - 0.1);
    },
  );

  it('begins with a sensor that has to settle', () => {
    const samples = samplesOf(4);
    const [first] = samples;
    const settled = samples[110];
    expect(first?.temp).toBeLessThan(26);
    expect(first?.eda).toBeLessThan(0.5);
    expect(settled?.temp).toBeGreaterThan(30);
    expect(settled?.eda).toBeGreaterThan(1);
  });

  it('is now and then off the skin: no pulse, hardly any conductance', () => {
    const off = samplesOf(5).filter(({ hr }) => hr === 0);
    expect(off.length).toBeGreaterThan(0);
    for (const { eda } of off) expect(eda).toBeLessThanOrEqual(0.05);
  });

  it('is the same for the same seed and another for another', () => {
    expect(samplesOf(7)).toEqual(samplesOf(7));
    expect(samplesOf(8)).not.toEqual(samplesOf(7));
  });
});

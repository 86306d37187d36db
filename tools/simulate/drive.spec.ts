import { seeded } from '../seeded.ts';
import { Drive } from './drive.ts';

const HOURS_2 = 7_200;

/** Two hours of driving, one speed a second, km/h. */
function speedsOf(seed: number, step = 1): number[] {
  const drive = new Drive(seeded(seed));
  return Array.from({ length: HOURS_2 / step }, () => drive.after(step));
}

describe('a simulated drive', () => {
  it.each([1, 2, 3, 4, 5])('has stops, town and motorway (seed %d)', (seed) => {
    const speeds = speedsOf(seed);
    expect(speeds.filter((speed) => speed === 0).length).toBeGreaterThan(60);
    expect(speeds.filter((speed) => speed > 20 && speed < 62).length).toBeGreaterThan(300);
    expect(speeds.filter((speed) => speed > 80).length).toBeGreaterThan(300);
  });

  it.each([1, 2, 3, 4, 5])('is one that a car can do (seed %d)', (seed) => {
    const speeds = speedsOf(seed);
    for (const [at, speed] of speeds.entries()) {
      expect(speed).toBeGreaterThanOrEqual(0);
      expect(speed).toBeLessThan(145);
      const metresPerSecond = (speed - (speeds[at - 1] ?? speed)) / 3.6;
      expect(Math.abs(metresPerSecond)).toBeLessThanOrEqual(3);
    }
  });

  it('is the same for the same seed and another for another', () => {
    expect(speedsOf(7)).toEqual(speedsOf(7));
    expect(speedsOf(8)).not.toEqual(speedsOf(7));
  });

  it('moves by the time that passes, not by the number of readings', () => {
    const rarely = speedsOf(1, 10);
    const often = speedsOf(1, 0.5);
    expect(often.filter((_, at) => at % 20 === 19)).toEqual(rarely);
  });
});

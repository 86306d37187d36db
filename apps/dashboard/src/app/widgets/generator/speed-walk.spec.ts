/** @jest-environment node */
import { SpeedWalk } from './speed-walk';

describe('SpeedWalk', () => {
  const steps = (seconds: number) => {
    const walk = new SpeedWalk();
    return Array.from({ length: 2_000 }, () => walk.next(seconds));
  };

  it('stays between standing and 180 km/h', () => {
    const speeds = steps(1);
    expect(Math.min(...speeds)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...speeds)).toBeLessThanOrEqual(180);
  });

  it('never jumps, however often it is asked', () => {
    for (const seconds of [0.02, 1]) {
      const speeds = steps(seconds);
      const changes = speeds.slice(1).map((speed, index) => Math.abs(speed - (speeds[index] ?? speed)));
      expect(Math.max(...changes)).toBeLessThanOrEqual(8 * seconds + Math.sqrt(seconds) + 0.1);
    }
  });
});

const TOP_SPEED = 180;
/** How fast it gains or loses speed at most, km/h in a second: brisk, but still a car. */
const HARDEST = 8;

/**
 * A car that somebody drives: it heads for a speed, gets there little by little, and then heads for another. Speeds are
 * km/h from 0 to 180 with one decimal.
 */
export class SpeedWalk {
  private speed = 0;
  private target = 60;

  /** @param random gives numbers from 0 up to 1, as `Math.random` does. */
  constructor(private readonly random: () => number = Math.random) {}

  /** The speed so many seconds after the last. */
  next(seconds: number): number {
    const far = this.target - this.speed;
    if (Math.abs(far) < 3 || this.random() < 0.03 * seconds) this.target = this.random() * TOP_SPEED;
    const pull = Math.max(-HARDEST, Math.min(HARDEST, far * 0.2)) * seconds;
    const road = (this.random() - 0.5) * 2 * Math.sqrt(seconds);
    this.speed = Math.max(0, Math.min(TOP_SPEED, this.speed + pull + road));
    return Math.round(this.speed * 10) / 10;
  }
}

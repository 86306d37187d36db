const KMH = 3.6;
const STEP_S = 0.5;

/** What a stretch of the drive is like: speeds in km/h, lengths in s, how hard it is driven in m/s². */
interface Stretch {
  readonly speed: readonly [number, number];
  readonly seconds: readonly [number, number];
  readonly acceleration: readonly [number, number];
  /** What comes next, with its share of 1. */
  readonly next: readonly (readonly [StretchName, number])[];
}

type StretchName = 'stop' | 'town' | 'motorway';

const STRETCHES: Record<StretchName, Stretch> = {
  stop: { speed: [0, 0], seconds: [5, 45], acceleration: [1.2, 2.8], next: [['town', 0.8], ['motorway', 0.2]] }, // prettier-ignore
  town: { speed: [25, 58], seconds: [20, 120], acceleration: [0.8, 2], next: [['stop', 0.5], ['town', 0.3], ['motorway', 0.2]] }, // prettier-ignore
  motorway: { speed: [85, 132], seconds: [90, 600], acceleration: [0.5, 1.4], next: [['town', 0.7], ['motorway', 0.3]] }, // prettier-ignore
};

/** A drive with stops, town and motorway. No change of speed is quicker than 3 m/s², the braking of a calm driver. */
export class Drive {
  private readonly random: () => number;
  private name: StretchName = 'stop';
  private left: number;
  /** m/s, as are the next two. */
  private speed = 0;
  private wanted = 0;
  private sway = 0;
  private acceleration = 1;

  /** @param random gives numbers from 0 up to 1; the same numbers make the same drive */
  constructor(random: () => number) {
    this.random = random;
    this.left = this.between(STRETCHES.stop.seconds);
  }

  /** The speed so many seconds later, km/h with one decimal. */
  after(seconds: number): number {
    for (let rest = seconds; rest > 0; rest -= STEP_S) this.step(Math.min(rest, STEP_S));
    return Math.round(this.speed * KMH * 10) / 10;
  }

  private step(seconds: number): void {
    this.left -= seconds;
    if (this.left <= 0) this.turn();
    // Nobody holds a speed: it sways by some km/h around the one that is wanted, and a stop is a stop.
    this.sway = this.wanted === 0 ? 0 : this.sway * 0.97 + (this.random() - 0.5) * 0.25;
    const goal = Math.max(0, this.wanted + this.sway);
    const most = this.acceleration * seconds;
    this.speed += Math.min(most, Math.max(-most, goal - this.speed));
  }

  private turn(): void {
    let share = this.random();
    const { next } = STRETCHES[this.name];
    this.name = next.find(([, part]) => (share -= part) < 0)?.[0] ?? 'town';
    const { speed, seconds, acceleration } = STRETCHES[this.name];
    this.wanted = this.between(speed) / KMH;
    this.acceleration = this.between(acceleration);
    // The stretch is as long as it is, and getting to its speed takes its time before that.
    this.left = this.between(seconds) + Math.abs(this.wanted - this.speed) / this.acceleration;
  }

  private between([low, high]: readonly [number, number]): number {
    return low + this.random() * (high - low);
  }
}

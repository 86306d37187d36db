const STEP_S = 1;
const DAY_S = 86_400;

/** Air around the sensor and skin under it, °C. */
const AIR = 24;
const SKIN = 33.5;

/** Seconds in which a quantity comes nearer to where it tends, to about a third of the way left. */
const SETTLING = { hr: 18, temp: 100, edaUp: 8, edaDown: 75, contact: 12 } as const;

/** What a wrist sensor measures: beats/min, °C, µS. */
export interface BodySample {
  readonly hr: number;
  readonly temp: number;
  readonly eda: number;
}

/**
 * A body over the day with a sensor on its wrist. Stress comes in episodes of minutes: the heart beats 15 to 40 faster, the
 * skin conducts better at once and recovers slowly, and cools a little. The sensor has to settle at first, and is now and
 * then off the skin for some seconds: then it feels no pulse and hardly any conductance.
 */
export class Body {
  private readonly random: () => number;
  private readonly rest: { hr: number; eda: number };
  private seconds = 0;
  private episode = { strength: 0, left: 0 };
  private offSkin = 0;
  /** The true state of the body, and how well the sensor sits (0–1). */
  private hr: number;
  private eda: number;
  private temp = SKIN;
  private felt = AIR;
  private contact = 0;

  /** @param random gives numbers from 0 up to 1; the same numbers make the same day */
  constructor(random: () => number) {
    this.random = random;
    this.rest = { hr: this.between(58, 76), eda: this.between(1.5, 4) };
    this.hr = this.rest.hr;
    this.eda = this.rest.eda;
    this.episode.left = this.between(120, 600);
  }

  /** What the sensor shows so many seconds later. */
  after(seconds: number): BodySample {
    for (let rest = seconds; rest > 0; rest -= STEP_S) this.step(Math.min(rest, STEP_S));
    const on = this.offSkin <= 0;
    return {
      hr: on ? Math.round(this.hr + this.between(-1.5, 1.5)) : 0,
      temp: rounded(this.felt + this.between(-0.03, 0.03)),
      eda: rounded(on ? this.eda * this.contact + this.between(0, 0.04) : this.between(0, 0.05)),
    };
  }

  private step(seconds: number): void {
    this.seconds += seconds;
    this.turn(seconds);
    const { strength } = this.episode;
    const rhythm = 5 * Math.sin((2 * Math.PI * this.seconds) / DAY_S);
    const tends = {
      hr: this.rest.hr + rhythm + strength * 40,
      eda: this.rest.eda + strength * 9,
      temp: SKIN - strength * 1.4,
    };
    this.hr = nearer(this.hr, tends.hr, seconds / SETTLING.hr);
    this.eda = nearer(this.eda, tends.eda, seconds / (tends.eda > this.eda ? SETTLING.edaUp : SETTLING.edaDown));
    this.temp = nearer(this.temp, tends.temp, seconds / SETTLING.temp);
    const on = this.offSkin <= 0;
    this.contact = on ? nearer(this.contact, 1, seconds / SETTLING.contact) : 0;
    this.felt = nearer(this.felt, on ? this.temp : AIR, seconds / (SETTLING.temp / 2));
  }

  /** Begins and ends episodes, and takes the sensor off and on. */
  private turn(seconds: number): void {
    this.offSkin = Math.max(0, this.offSkin - seconds);
    if (this.random() < seconds / 2_400) this.offSkin = this.between(5, 20);
    this.episode.left -= seconds;
    if (this.episode.left > 0) return;
    const calm = this.episode.strength === 0;
    this.episode = calm
      ? { strength: this.between(15, 40) / 40, left: this.between(120, 480) }
      : { strength: 0, left: this.between(600, 2_400) };
  }

  private between(low: number, high: number): number {
    return low + this.random() * (high - low);
  }
}

function nearer(value: number, goal: number, times: number): number {
  return goal + (value - goal) * Math.exp(-times);
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}

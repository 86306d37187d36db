/** Seconds for which one value speaks at most, so that the first one after a pause does not count for the whole pause. */
const REACH_S = 10;

/** Seconds for which the very first value counts: nobody knows for how long it had been so. */
const FIRST_S = 1;

/**
 * Mean, spread and slope of a signal over its recent past, in constant time and space whatever the rate: each value is
 * weighted by the time for which it speaks, and all weights decay exponentially (West 1979, Communications of the ACM
 * 22(9), for the updates; the weight of the past is kept, so that the start is not biased towards the first value).
 */
export class DecayingMoments {
  private readonly decayS: number;
  private covered = 0;
  private weight = 0;
  private meanTime = 0;
  private meanValue = 0;
  private timeVariance = 0;
  private valueVariance = 0;
  private covariance = 0;

  /** @param decayS seconds in which a weight falls to 1/e; the mean age of what is remembered */
  constructor(decayS: number) {
    this.decayS = decayS;
  }

  /** Seconds for which values have spoken, pauses left out. */
  get coveredS(): number {
    return this.covered;
  }

  /** In the signal's unit. */
  get mean(): number {
    return this.meanValue;
  }

  /** Standard deviation, in the signal's unit. */
  get spread(): number {
    return Math.sqrt(this.valueVariance);
  }

  /** Of the weighted regression on time, in the signal's unit a second; 0 while there is one instant alone. */
  get slope(): number {
    return this.timeVariance > 0 ? this.covariance / this.timeVariance : 0;
  }

  /** @param elapsedS seconds since the value before; a second value of the same instant says nothing */
  add(elapsedS: number, value: number): void {
    // Times are counted from the newest value on, so the past moves away from it.
    this.meanTime -= elapsedS;
    const speaksS = this.weight === 0 ? FIRST_S : Math.min(elapsedS, REACH_S);
    this.covered += speaksS;
    const gain = 1 - Math.exp(-speaksS / this.decayS);
    this.weight = this.weight * Math.exp(-elapsedS / this.decayS) + gain;
    const share = this.weight > 0 ? gain / this.weight : 0;
    const time = -this.meanTime;
    const difference = value - this.meanValue;
    this.meanTime += share * time;
    this.meanValue += share * difference;
    this.timeVariance = (1 - share) * (this.timeVariance + share * time * time);
    this.valueVariance = (1 - share) * (this.valueVariance + share * difference * difference);
    this.covariance = (1 - share) * (this.covariance + share * time * difference);
  }

  copy(): DecayingMoments {
    return Object.assign(new DecayingMoments(this.decayS), this);
  }
}

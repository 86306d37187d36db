/** How often what goes wrong, as probabilities from 0 to 1 a reading. */
export interface FaultRates {
  readonly duplicates: number;
  readonly drops: number;
  readonly outOfOrder: number;
  readonly garbage: number;
}

/** What is sent: a reading, or something that is none. */
export type Emission<T> = { readonly reading: T } | { readonly garbage: string };

/** Texts that are no reading, each in a way of its own. */
const GARBAGE = ['nonsense', '{"speed":', '{"speed":"fast"}', '[1,2,3]', 'null', '{"speed":1e9}', '\ufffd\u0000'];

export type FaultCounts = Record<keyof FaultRates, number>;

/**
 * Does to readings what networks and devices do to them. The same random numbers bring the same faults: each
 * reading takes as many, whatever happens to it.
 */
export class Faults<T> {
  readonly counts: FaultCounts = { duplicates: 0, drops: 0, outOfOrder: 0, garbage: 0 };
  private readonly rates: FaultRates;
  private readonly random: () => number;
  private heldBack: T | undefined;

  constructor(rates: FaultRates, random: () => number) {
    this.rates = rates;
    this.random = random;
  }

  /** What is sent in place of this reading, in order; one that is held back follows the next. */
  pass(reading: T): Emission<T>[] {
    const [drops, duplicates, outOfOrder, garbage, which] = Array.from({ length: 5 }, this.random) as Five;
    const sent: Emission<T>[] = [];
    if (this.happens('garbage', garbage)) sent.push({ garbage: GARBAGE[Math.floor(which * GARBAGE.length)] ?? '' });
    if (this.happens('drops', drops)) return sent;
    const { heldBack } = this;
    if (heldBack === undefined && this.happens('outOfOrder', outOfOrder)) {
      this.heldBack = reading;
      return sent;
    }
    sent.push({ reading });
    if (this.happens('duplicates', duplicates)) sent.push({ reading });
    if (heldBack !== undefined) sent.push({ reading: heldBack });
    this.heldBack = undefined;
    return sent;
  }

  private happens(fault: keyof FaultRates, drawn: number): boolean {
    const happens = drawn < this.rates[fault];
    if (happens) this.counts[fault] += 1;
    return happens;
  }
}

type Five = [number, number, number, number, number];

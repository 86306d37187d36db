import type { Aggregation } from '@tachograph/contracts';
import { figureText } from '../../../../core/session/figure-format';
import { significantNumber } from '../../../../core/session/number-format';

/** From here on, a value at an axis is cut short. */
const LARGE_TICK = 100_000;
/** From here on, a value is cut short where there is little room. */
const LARGE_FIGURE = 1_000_000;
const DIGITS = { tick: 6, large: 4, shortMost: 6, most: 21 };

/** How the values of a chart are written, in the viewer's locale. */
export class ValueFormat {
  private readonly decimals: number | null;

  /** @param decimals digits after the decimal sign; null: as many as needed */
  constructor(decimals: number | null, aggregation: Aggregation) {
    this.decimals = aggregation === 'count' ? null : decimals;
  }

  /** A value as it is read, without its unit. */
  number(value: number): string {
    return figureText(value, this.decimals);
  }

  /** A value where there is little room, without its unit: `10.88B` of 10,882,838,303. */
  short(value: number): string {
    return Math.abs(value) < LARGE_FIGURE ? this.number(value) : significantNumber(value, DIGITS.large, 'compact');
  }

  /** A value with its unit. */
  value(value: number, unit: string): string {
    return unit === '' ? this.number(value) : `${this.number(value)} ${unit}`;
  }

  /**
   * A value at an axis, cut short where it is large and the values beside it can still be told from it.
   * @param step to the next value; 0 where there is none
   */
  tick(value: number, step = 0): string {
    const needed = Math.min(DIGITS.most, digitsFor(value, step));
    const isShort = Math.abs(value) >= LARGE_TICK && needed <= DIGITS.shortMost;
    return isShort
      ? significantNumber(value, Math.max(DIGITS.large, needed), 'compact')
      : significantNumber(value, Math.max(DIGITS.tick, needed));
  }
}

/** How many digits tell a value from the next one; one more for steps as 2.5. */
function digitsFor(value: number, step: number): number {
  if (value === 0 || step === 0) return 0;
  return Math.max(0, Math.floor(Math.log10(Math.abs(value))) - Math.floor(Math.log10(step)) + 2);
}

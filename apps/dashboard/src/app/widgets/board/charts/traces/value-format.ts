import type { Aggregation } from '@tachograph/contracts';
import { figureText } from '../../../../core/session/figure-format';
import { LOCALE } from '../../../../core/session/locale';

const TICKS = new Intl.NumberFormat(LOCALE, { maximumSignificantDigits: 6 });
const LARGE = new Intl.NumberFormat(LOCALE, { maximumSignificantDigits: 4, notation: 'compact' });
/** From here on, a value at an axis is cut short. */
const LARGE_TICK = 100_000;
/** From here on, a value is cut short where there is little room. */
const LARGE_FIGURE = 1_000_000;

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
    return Math.abs(value) < LARGE_FIGURE ? this.number(value) : LARGE.format(value);
  }

  /** A value with its unit. */
  value(value: number, unit: string): string {
    return unit === '' ? this.number(value) : `${this.number(value)} ${unit}`;
  }

  /** A value at an axis. */
  tick(value: number): string {
    return (Math.abs(value) < LARGE_TICK ? TICKS : LARGE).format(value);
  }
}

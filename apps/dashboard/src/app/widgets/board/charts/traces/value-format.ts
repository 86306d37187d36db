import type { Aggregation } from '@tachograph/contracts';
import { LOCALE } from '../../../../core/session/locale';
import { isOfUnit } from './trace-values';

/** Digits after the decimal sign where nobody chose how many. */
const USUAL_DECIMALS = 2;

/** How the values of a chart are written, in the viewer's locale. */
export class ValueFormat {
  private readonly numbers: Intl.NumberFormat;
  private readonly ticks: Intl.NumberFormat;

  /** @param decimals digits after the decimal sign; null: as many as needed, two at most */
  constructor(decimals: number | null, aggregation: Aggregation) {
    const isChosen = decimals !== null && isOfUnit(aggregation);
    this.numbers = new Intl.NumberFormat(
      LOCALE,
      isChosen
        ? { minimumFractionDigits: decimals, maximumFractionDigits: decimals }
        : { maximumFractionDigits: USUAL_DECIMALS },
    );
    this.ticks = new Intl.NumberFormat(LOCALE, { maximumSignificantDigits: 6, notation: 'compact' });
  }

  /** A value as it is read, without its unit. */
  number(value: number): string {
    return this.numbers.format(value);
  }

  /** A value with its unit. */
  value(value: number, unit: string): string {
    return unit === '' ? this.number(value) : `${this.number(value)} ${unit}`;
  }

  /** A value at an axis. */
  tick(value: number): string {
    return this.ticks.format(value);
  }
}

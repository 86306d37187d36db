import type { WidgetSettings } from '@tachograph/contracts';
import { dialTop } from '../../../speedometer/gauge-geometry';

/** Where a dial begins and ends, in the unit that is shown, and where it has figures. */
export interface GaugeScale {
  readonly least: number;
  readonly most: number;
  /** Distance of the figures. */
  readonly step: number;
}

/** A dial has about so many figures, less the one at its beginning. */
const STEPS = 6;
const NICE = [1, 2, 2.5, 5, 10];
/** Distances of figures that are easily read, by how easily. */
const NICE_STEPS = [1, 2, 5, 2.5, 3, 4, 6];
/** Of the ends that are round, the next that leaves so much room. */
const ROOM = 1.05;

/**
 * The scale of a dial: as the settings say, else round numbers between which all values and thresholds have their place. A speed
 * in km/h gets the dial of a car, a share that of a hundred per cent.
 */
export function gaugeScale(settings: WidgetSettings, unit: string, values: readonly number[]): GaugeScale {
  const all = [...values, ...settings.thresholds.map(({ value }) => value)];
  const lowest = Math.min(0, ...all);
  const highest = Math.max(0, ...all);
  const least = settings.min ?? (lowest < 0 ? -roundTop(-lowest) : Math.min(0, (settings.max ?? 1) - 1));
  const top = settings.max ?? usualTop(unit, highest);
  const most = top > least ? top : least + 1;
  return { least, most, step: niceStep(most - least) };
}

/** Fractions of the scale, 0 to 1, at which it has figures, and these. */
export function scaleMarks({ least, most, step }: GaugeScale): { fraction: number; value: number }[] {
  const first = Math.ceil(least / step - 1e-9);
  const count = Math.floor(most / step + 1e-9) - first;
  return Array.from({ length: count + 1 }, (_, place) => {
    const value = Number(((first + place) * step).toPrecision(12));
    return { fraction: (value - least) / (most - least), value };
  });
}

/** Where a value stands on the scale, 0 to 1; what is off it at its end. */
export function scaleFraction(value: number, { least, most }: Pick<GaugeScale, 'least' | 'most'>): number {
  return Math.max(0, Math.min(1, (value - least) / (most - least)));
}

function usualTop(unit: string, highest: number): number {
  if (unit === 'km/h' && highest <= 1_000) return dialTop([highest]);
  if (unit === '%' && highest <= 100) return 100;
  return roundTop(highest);
}

function roundTop(highest: number): number {
  if (highest <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(highest));
  return (NICE.find((nice) => nice * power >= highest * ROOM) ?? 2 * (NICE.at(-1) ?? 10)) * power;
}

/** One by which the scale ends at a figure, if there is such a one. */
function niceStep(length: number): number {
  const power = 10 ** Math.floor(Math.log10(length / STEPS));
  const steps = [power, power * 10].flatMap((each) => NICE_STEPS.map((nice) => nice * each));
  const rank = (step: number) => Math.abs(length / step - STEPS) + (isWhole(length / step) ? 0 : STEPS);
  return steps.reduce((best, step) => (rank(step) < rank(best) ? step : best));
}

function isWhole(value: number): boolean {
  return Math.abs(value - Math.round(value)) < 1e-9;
}

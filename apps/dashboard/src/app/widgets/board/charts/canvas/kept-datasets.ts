import type { ChartDataset } from 'chart.js';
import { DISTINCT_COLORS, deviceColor } from '../../../../core/session/device-colors';
import type { Scheme } from '../../../../core/session/theme';
import type { Band, Curve } from './picture';

/** A point as Chart.js reads it; NaN in `y` breaks the line. */
export interface Spot {
  x: number;
  y: number;
}

/** A curve as Chart.js has it, and what our plugins draw of it. */
export interface CurveDataset extends Omit<ChartDataset<'line', Spot[]>, 'type'> {
  type: 'line' | 'bar' | 'scatter';
  id: string;
  data: Spot[];
  band: Band | null;
  color: string;
  barThickness?: number;
  grouped?: boolean;
}

/** Opacity of what is filled, hexadecimal. */
const FILL_ALPHA = '33';
/** Strokes and pauses of lines whose colour comes again: they differ by more than it. */
const DASHES: readonly number[][] = [[], [7, 3], [2, 2], [9, 3, 2, 3]];
const FILLS = { none: false, below: 'origin', previous: '-1' } as const;

/** The pattern of a line, by its place among the lines of a chart. */
export function dashOf(place: number): number[] {
  return DASHES[Math.floor(place / DISTINCT_COLORS) % DASHES.length] ?? [];
}

/**
 * What Chart.js has built for a curve (a controller, an element for each point) it keeps for as long as the dataset is the same
 * object; so curves of the same id get the same one, and points are written over instead of being made anew.
 */
export class KeptDatasets {
  private kept = new Map<string, CurveDataset>();

  /** @param pixels how many one unit of x takes */
  take(curves: readonly Curve[], scheme: Scheme, pixels: number): CurveDataset[] {
    const all = curves.map((curve) => {
      const dataset = this.kept.get(curve.id) ?? { type: 'line', id: curve.id, data: [], band: null, color: '' };
      writeSpots(dataset.data, curve);
      return Object.assign(dataset, looks(curve, scheme, pixels));
    });
    this.kept = new Map(all.map((dataset) => [dataset.id, dataset]));
    return all;
  }
}

function writeSpots(spots: Spot[], { x, y }: Curve): void {
  for (let place = 0; place < x.length; place++) {
    const spot = spots[place];
    const at = x[place] ?? NaN;
    const value = y[place] ?? NaN;
    if (spot) {
      spot.x = at;
      spot.y = value;
    } else {
      spots[place] = { x: at, y: value };
    }
  }
  spots.length = x.length;
}

function looks(curve: Curve, scheme: Scheme, pixels: number): Partial<CurveDataset> {
  const { label, place, axis, look, fill, band, barWidth } = curve;
  const color = deviceColor(place, scheme);
  const isFilled = fill !== 'none' || look === 'bars';
  return {
    type: look === 'bars' ? 'bar' : look === 'points' ? 'scatter' : 'line',
    label,
    color,
    band,
    yAxisID: axis,
    borderColor: color,
    backgroundColor: look === 'line' && isFilled ? `${color}${FILL_ALPHA}` : color,
    borderDash: dashOf(place),
    borderWidth: look === 'bars' ? 0 : 1.5,
    fill: FILLS[fill],
    pointRadius: look === 'points' ? 2.5 : 0,
    ...(barWidth !== undefined && { barThickness: Math.max(1, barWidth * pixels) }),
  };
}

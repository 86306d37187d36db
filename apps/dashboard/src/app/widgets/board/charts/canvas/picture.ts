import type { MissingSpan, ThresholdLevel } from '@tachograph/contracts';
import type { WallClock } from '../../../../core/session/wall-clock';

/** Between lowest and highest, drawn behind a curve; `reach` from the middle of a bucket to its ends, in units of x. */
export interface Band {
  readonly x: readonly number[];
  readonly low: readonly number[];
  readonly high: readonly number[];
  readonly reach: number;
  /** Of bars: a stroke from lowest to highest in the middle of each. */
  readonly isWhisker: boolean;
}

/** Values by place, as they are drawn; NaN in `y` breaks a line. */
export interface Curve {
  /** Unique within the picture. */
  readonly id: string;
  readonly label: string;
  readonly place: number;
  readonly axis: 'y' | 'y2';
  readonly look: 'line' | 'points' | 'bars';
  readonly x: readonly number[];
  readonly y: readonly number[];
  /** `below`: down to the zero line; `previous`: down to the curve before it. */
  readonly fill: 'none' | 'below' | 'previous';
  readonly band: Band | null;
  /** Width of a bar, in units of x. */
  readonly barWidth?: number;
}

/** A scale, by its ends and what is written beside it. */
export interface Axis {
  readonly min: number;
  readonly max: number;
  /** Whether the ends may be moved outwards to round values. */
  readonly isLoose: boolean;
  readonly title: string;
  /** A value in words; `step` to the next one beside it. */
  readonly format: (value: number, step?: number) => string;
}

/** A value that a line marks across the drawing. */
export interface Mark {
  readonly value: number;
  readonly level: ThresholdLevel;
  readonly label: string;
  /** `x`: a line from top to bottom. */
  readonly axis: 'x' | 'y';
}

/** All that a canvas shows. */
export interface Picture {
  readonly curves: readonly Curve[];
  /** `clock`: by which its times are told; null where it is no time. */
  readonly x: Axis & { readonly clock: WallClock | null };
  readonly y: Axis;
  readonly y2: Axis | null;
  readonly marks: readonly Mark[];
  readonly missing: readonly MissingSpan[];
}

/** Ends of a scale as it is drawn. */
export interface Scale {
  readonly min: number;
  readonly max: number;
}

/** Where the drawing itself lies on its canvas, pixels, and between which values. */
export interface DrawingArea {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly x: Scale;
  readonly y: Scale;
  readonly y2: Scale;
}

/** The pixel of a value. */
export function acrossAt({ left, right, x }: Pick<DrawingArea, 'left' | 'right' | 'x'>, value: number): number {
  return left + ((value - x.min) / (x.max - x.min || 1)) * (right - left);
}

/** The value at a pixel from the left, of those that are drawn. */
export function valueAcross({ left, right, x }: Pick<DrawingArea, 'left' | 'right' | 'x'>, pixel: number): number {
  const share = (pixel - left) / Math.max(1, right - left);
  return x.min + Math.min(1, Math.max(0, share)) * (x.max - x.min);
}

/** The pixel of a value from the top, by one of the scales. */
export function downAt(area: DrawingArea, axis: 'y' | 'y2', value: number): number {
  const { min, max } = area[axis];
  return area.bottom - ((value - min) / (max - min || 1)) * (area.bottom - area.top);
}

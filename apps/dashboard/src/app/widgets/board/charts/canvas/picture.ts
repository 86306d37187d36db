import type { MissingSpan, ThresholdLevel } from '@tachograph/contracts';

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
  readonly format: (value: number) => string;
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
  readonly x: Axis & { readonly isTime: boolean };
  readonly y: Axis;
  readonly y2: Axis | null;
  readonly marks: readonly Mark[];
  readonly missing: readonly MissingSpan[];
}

/** Where the drawing itself lies on its canvas, pixels. */
export interface DrawingArea {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

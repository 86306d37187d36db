import { formatCount } from '../../core/session/count-words';

const CENTRE = 100;
const START_DEGREES = -210;
const SWEEP_DEGREES = 240;
/** Tops of the dial in km/h: a car's first, for other things the next that is enough. */
const TOPS = [180, 240, 360, 600, 1_000];

/** A mark on the dial: where its line runs, and the figure beside the long ones. */
export interface DialMark {
  from: Point;
  to: Point;
  label?: { at: Point; text: string };
}

interface Point {
  x: number;
  y: number;
}

/** The top of the dial that the highest of these speeds fits on, in km/h. */
export function dialTop(speeds: readonly number[]): number {
  const highest = speeds.reduce((most, speed) => Math.max(most, speed), 0);
  return TOPS.find((top) => highest <= top) ?? 1_000;
}

/** How far round the dial a speed is, 0 to 1; a speed off the dial stays at its end. */
export function dialFraction(speed: number, top: number): number {
  return Math.max(0, Math.min(1, speed / top));
}

/** Degrees by which the needle, drawn pointing right, is turned for this fraction of the dial. */
export function needleDegrees(fraction: number): number {
  return START_DEGREES + fraction * SWEEP_DEGREES;
}

/** SVG path of the whole arc of the dial. */
export function dialArc(radius: number): string {
  const from = pointAt(0, radius);
  const to = pointAt(1, radius);
  return `M${from.x} ${from.y}A${radius} ${radius} 0 1 1 ${to.x} ${to.y}`;
}

/** SVG path of the part of the dial between two fractions of it. */
export function dialSegment(start: number, end: number, radius: number): string {
  const from = pointAt(start, radius);
  const to = pointAt(end, radius);
  const isLarge = (end - start) * SWEEP_DEGREES > 180 ? 1 : 0;
  return `M${from.x} ${from.y}A${radius} ${radius} 0 ${isLarge} 1 ${to.x} ${to.y}`;
}

/** Twelve steps round the dial, every second one with its figure. */
export function dialMarks(top: number): DialMark[] {
  return Array.from({ length: 13 }, (_, step) =>
    dialMark(step / 12, step % 2 === 0 ? formatCount(Math.round((step / 12) * top)) : undefined),
  );
}

/** A mark at a fraction of the dial: a long one with its figure, or a short one. */
export function dialMark(fraction: number, text?: string): DialMark {
  const from = pointAt(fraction, 76);
  if (text === undefined) return { from, to: pointAt(fraction, 72) };
  return { from, to: pointAt(fraction, 68), label: { at: pointAt(fraction, 56), text } };
}

function pointAt(fraction: number, radius: number): Point {
  const radians = (needleDegrees(fraction) * Math.PI) / 180;
  const round = (value: number) => Math.round(value * 100) / 100;
  return { x: round(CENTRE + radius * Math.cos(radians)), y: round(CENTRE + radius * Math.sin(radians)) };
}

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

/** Twelve steps round the dial, every second one with its figure. */
export function dialMarks(top: number): DialMark[] {
  return Array.from({ length: 13 }, (_, step) => {
    const fraction = step / 12;
    const isLong = step % 2 === 0;
    const mark = { from: pointAt(fraction, 76), to: pointAt(fraction, isLong ? 68 : 72) };
    if (!isLong) return mark;
    return { ...mark, label: { at: pointAt(fraction, 56), text: formatCount(Math.round(fraction * top)) } };
  });
}

function pointAt(fraction: number, radius: number): Point {
  const radians = (needleDegrees(fraction) * Math.PI) / 180;
  const round = (value: number) => Math.round(value * 100) / 100;
  return { x: round(CENTRE + radius * Math.cos(radians)), y: round(CENTRE + radius * Math.sin(radians)) };
}

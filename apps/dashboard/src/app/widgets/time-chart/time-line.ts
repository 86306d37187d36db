import type { ChartDataset } from 'chart.js';
import { gapLimit } from '../../core/live/usual-pause';

/** A value over time: `x` milliseconds since 1970, `y` null where there is none, which ends the line. */
export interface TimePoint {
  x: number;
  y: number | null;
  /** Where the point sums up many: the lowest and the highest of them, and between which times they were taken. */
  sums?: { low: number; high: number; from: number; to: number };
}
export type TimeLine = ChartDataset<'line', TimePoint[]>;

/** With more points than this, each is drawn small, but for those that no line joins to another. */
const MANY_POINTS = 80;
const SMALL = 0.5;
const LONE = 2;
/** Pixels that a line may stand out of the drawing's edges, so that its first and last point are drawn whole. */
const CLIP = 6;

/**
 * A line of a chart. Gaps in what was measured are gaps in the line.
 * @param line its points in the order of time; `dash`, lengths of strokes and pauses, so that two lines differ by more
 *   than their colour
 */
export function timeLine(line: { label: string; color: string; points: TimePoint[]; dash?: number[] }): TimeLine {
  const { label, color, points, dash = [] } = line;
  const data = withGaps(points);
  return {
    label,
    clip: CLIP,
    data,
    borderColor: color,
    backgroundColor: color,
    borderDash: dash,
    ...(points.length > MANY_POINTS && { pointRadius: pointRadii(data, SMALL) }),
  };
}

/** How large each point is drawn, in pixels: one that no line joins to another would not be seen otherwise. */
export function pointRadii(points: readonly TimePoint[], joined: number): number[] {
  return points.map((_, place) => (isLone(points, place) ? LONE : joined));
}

function withGaps(points: TimePoint[]): TimePoint[] {
  const limit = gapLimit(points.map(({ x }) => x));
  return points.flatMap((point, index) => {
    const before = points[index - 1];
    return before && point.x - before.x > limit ? [{ x: before.x + 1, y: null }, point] : [point];
  });
}

function isLone(points: readonly TimePoint[], place: number): boolean {
  return [points[place - 1], points[place + 1]].every((neighbour) => (neighbour?.y ?? null) === null);
}

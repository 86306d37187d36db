import type { ChartDataset } from 'chart.js';
import { gapLimit } from '../../core/live/usual-pause';

/** A value over time: `x` milliseconds since 1970, `y` null where there is none, which ends the line. */
export interface TimePoint {
  x: number;
  y: number | null;
}
export type TimeLine = ChartDataset<'line', TimePoint[]>;

/** With more points than this, each is drawn small, but for those that no line joins to another. */
const MANY_POINTS = 80;
const SMALL = 0.5;
const LONE = 2;

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
    // The first and the last point stand on the edge of the drawing and are drawn whole.
    clip: 6,
    data,
    borderColor: color,
    backgroundColor: color,
    borderDash: dash,
    ...(points.length > MANY_POINTS && { pointRadius: data.map((_, place) => (isLone(data, place) ? LONE : SMALL)) }),
  };
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

import type { Series, TimeSpan } from '@tachograph/contracts';

/** The box of the drawing. */
export const LINE_WIDTH = 200;
export const LINE_HEIGHT = 40;

/** A series as times and one value each, the mean where readings are summed up. */
function columns({ points }: Series): { time: readonly number[]; value: readonly number[] } {
  return { time: points.time, value: points.kind === 'raw' ? points.value : points.mean };
}

/** The first value of a series, and when it was taken; null where it has none. */
export function firstOf(series: Series): { readonly value: number; readonly at: number } | null {
  const { points } = series;
  const at = points.time[0];
  const value = points.kind === 'raw' ? points.value[0] : points.first[0];
  return at === undefined || value === undefined ? null : { value, at };
}

/** A series as a small line, as an SVG path: as high as the box from its least to its most, and broken where the device was silent. */
export function seriesLine(series: Series, { from, to }: TimeSpan): string {
  const { time, value } = columns(series);
  const least = Math.min(...value);
  const height = Math.max(...value) - least;
  return time
    .map((at, place) => {
      const x = ((at - from) / Math.max(1, to - from)) * LINE_WIDTH;
      const share = height > 0 ? ((value[place] ?? least) - least) / height : 0.5;
      const before = time[place - 1];
      const isJoined = before !== undefined && !series.gaps.some((gap) => gap.from < at && gap.to > before);
      return `${isJoined ? 'L' : 'M'}${round(x)} ${round(LINE_HEIGHT * (1 - share))}${isJoined ? '' : 'h0'}`;
    })
    .join('');
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

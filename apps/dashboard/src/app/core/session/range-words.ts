import type { MissingReason, Series, TimeSpan } from '@tachograph/contracts';
import { spanOf, type TimedRange } from '../history/shown-range';
import { formatCount, readingCount } from './count-words';
import { durationWords } from './duration-words';
import { clockTime } from './local-time';
import { plural } from './plural';
import { recentWords } from './recent-words';

/** A range as a headline: `The last hour`, or its two instants in the reader's time zone. */
export function rangeTitle(range: TimedRange, now: number): string {
  if (range.kind === 'past') return spanWords(spanOf(range, now), now);
  const words = recentWords(range.name);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Two instants, with the day where it is not today, and once where both are of one. */
export function spanWords({ from, to }: TimeSpan, now: number): string {
  const precision = [from, to].every((time) => time % 60_000 === 0) ? 'minutes' : 'seconds';
  return `${clockTime(from, now, precision)} – ${clockTime(to, from, precision)}`;
}

/** What the points of a range are, how many readings they stand for, and what is missing of it: one phrase each. */
export function rangeWords(series: readonly Series[], now: number): string[] {
  const count = series.reduce((sum, each) => sum + each.count, 0);
  const gaps = series.reduce((sum, each) => sum + each.gaps.length, 0);
  return [
    pointsWords(series),
    readingCount(count),
    ...(gaps > 0 ? [gapCount(gaps)] : []),
    ...missingWords(series, now),
  ];
}

function gapCount(gaps: number): string {
  return plural(gaps, { one: $localize`1 gap`, other: $localize`${formatCount(gaps)}:count: gaps` });
}

function pointsWords(series: readonly Series[]): string {
  const widths = [...new Set(series.flatMap(({ points }) => (points.kind === 'raw' ? [] : [points.resolution])))];
  if (widths.length === 0) return $localize`each reading`;
  const [least, most] = [Math.min(...widths), Math.max(...widths)].map(durationWords);
  const width = least === most ? least : $localize`${least}:least: to ${most}:most:`;
  const buckets = series.some(({ source }) => source === 'rollup')
    ? $localize`${width}:width: buckets from rollups`
    : $localize`${width}:width: buckets from readings`;
  const isRawToo = series.some(({ points }) => points.kind === 'raw');
  return isRawToo ? $localize`each reading or ${buckets}:buckets:` : buckets;
}

function missingWords(series: readonly Series[], now: number): string[] {
  if (series.every(({ complete }) => complete)) return [$localize`complete`];
  const spans = Map.groupBy(
    series.flatMap(({ missing }) => missing),
    ({ reason }) => reason,
  );
  return [...spans].map(([reason, own]) => {
    const span = { from: Math.min(...own.map(({ from }) => from)), to: Math.max(...own.map(({ to }) => to)) };
    return missingPhrase(reason, span, now);
  });
}

function missingPhrase(reason: MissingReason, span: TimeSpan, now: number): string {
  switch (reason) {
    case 'expired':
      return $localize`detail before ${clockTime(span.to, now, 'minutes')}:time: has expired`;
    case 'journal':
      return $localize`some readings wait on disk for the database`;
    case 'building':
      return $localize`rollups of ${spanWords(span, now)}:span: are still being made`;
  }
}

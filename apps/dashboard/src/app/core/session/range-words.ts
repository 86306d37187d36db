import type { MissingReason, Series, TimeSpan } from '@tachograph/contracts';
import { spanOf, type TimedRange } from '../history/shown-range';
import { clockTime } from './local-time';
import { recentWords } from './recent-words';

const COUNT = new Intl.NumberFormat('en-GB');
const UNITS = [
  { length: 86_400_000, name: 'day' },
  { length: 3_600_000, name: 'h' },
  { length: 60_000, name: 'min' },
  { length: 1_000, name: 's' },
  { length: 1, name: 'ms' },
] as const;

/** A number of readings in words. */
export function readingCount(count: number): string {
  return `${COUNT.format(count)} ${count === 1 ? 'reading' : 'readings'}`;
}

/** The width of a bucket, `10 s`, in the largest unit of which it is a whole number. */
export function widthName(width: number): string {
  const unit = UNITS.find(({ length }) => width % length === 0) ?? UNITS[4];
  const number = width / unit.length;
  return `${COUNT.format(number)} ${unit.name}${unit.name === 'day' && number !== 1 ? 's' : ''}`;
}

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
    ...(gaps > 0 ? [`${COUNT.format(gaps)} ${gaps === 1 ? 'gap' : 'gaps'}`] : []),
    ...missingWords(series, now),
  ];
}

function pointsWords(series: readonly Series[]): string {
  const widths = [...new Set(series.flatMap(({ points }) => (points.kind === 'raw' ? [] : [points.resolution])))];
  const raw = series.some(({ points }) => points.kind === 'raw') ? 'each reading' : '';
  if (widths.length === 0) return raw;
  const least = Math.min(...widths);
  const most = Math.max(...widths);
  const width = least === most ? widthName(least) : `${widthName(least)} to ${widthName(most)}`;
  const source = series.some((each) => each.source === 'rollup') ? 'rollups' : 'readings';
  return `${raw}${raw && ' or '}${width} buckets from ${source}`;
}

function missingWords(series: readonly Series[], now: number): string[] {
  if (series.every(({ complete }) => complete)) return ['complete'];
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
      return `detail before ${clockTime(span.to, now, 'minutes')} has expired`;
    case 'journal':
      return 'some readings wait on disk for the database';
    case 'building':
      return `rollups of ${spanWords(span, now)} are still being made`;
  }
}

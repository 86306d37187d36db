import type { BucketPoints, RawPoints, Series, SeriesAnswer, TimeSpan } from '@tachograph/contracts';
import type { ShownReading } from '../live/reading-window';
import { gapLimit } from '../live/usual-pause';

/** From so many of the last times the usual pause is told. */
const RECENT_TIMES = 50;

/**
 * The series of an answer with the readings that came live after it: each of those taken from its end on, once. Buckets
 * are added to as the server would; a device that the answer has not gets a series of its own. A pause that is longer than
 * usual is a gap.
 * @param tail live readings of the answer's channels, in any order
 * @param from what was taken before is left out, milliseconds since 1970
 */
export function withTail(answer: SeriesAnswer, tail: readonly ShownReading[], from: number): Series[] {
  const fresh = tail.filter(({ takenAt }) => takenAt >= answer.to).sort((a, b) => a.takenAt - b.takenAt || a.id - b.id);
  const own = Map.groupBy(fresh, ({ device }) => device);
  const known = new Set(answer.series.map(({ device }) => device));
  const unknown = [...own].filter(([device]) => !known.has(device)).map(([, readings]) => alone(readings));
  return [
    ...answer.series.map((series) => continued(series, own.get(series.device) ?? [], from)),
    ...unknown.flatMap((series) => series ?? []),
  ];
}

function alone(readings: readonly ShownReading[]): Series | undefined {
  const [first] = readings;
  if (!first) return undefined;
  const { device, channel, unit } = first;
  const points: RawPoints = { kind: 'raw', time: [], value: [] };
  const empty: Series = {
    device,
    channel,
    unit,
    source: 'raw',
    count: 0,
    points,
    complete: true,
    missing: [],
    gaps: [],
  };
  return continued(empty, readings, -Infinity);
}

function continued(series: Series, readings: readonly ShownReading[], from: number): Series {
  const { points } = series;
  const longer = points.kind === 'raw' ? longerRaw(points, readings, from) : longerBuckets(points, readings, from);
  // A range that goes on with time leaves behind what was missing at its beginning.
  const missing = series.missing.filter((span) => span.to > from);
  const count = longer.kind === 'raw' ? longer.time.length : longer.count.reduce((sum, each) => sum + each, 0);
  return {
    ...series,
    count,
    points: longer,
    gaps: withPauses(series, readings).filter((gap) => gap.to > from),
    complete: missing.length === 0,
    missing,
  };
}

function withPauses({ points, gaps }: Series, readings: readonly ShownReading[]): TimeSpan[] {
  const width = points.kind === 'raw' ? 0 : points.resolution;
  const known = points.time.slice(-RECENT_TIMES);
  const taken = readings.map(({ takenAt }) => takenAt);
  const limit = width + gapLimit(width === 0 ? [...known, ...taken].slice(-RECENT_TIMES) : taken.slice(-RECENT_TIMES));
  const longer = [...gaps];
  let before = known.at(-1) ?? taken[0] ?? 0;
  for (const time of taken) {
    if (time - before > limit) addGap(longer, { from: before + width, to: time });
    before = time;
  }
  return longer;
}

/** A gap that had begun already goes on. */
function addGap(gaps: TimeSpan[], gap: TimeSpan): void {
  const last = gaps.at(-1);
  if (last && last.to >= gap.from) gaps[gaps.length - 1] = { from: last.from, to: gap.to };
  else gaps.push(gap);
}

function longerRaw({ time, value }: RawPoints, readings: readonly ShownReading[], from: number): RawPoints {
  const first = firstFrom(time, from);
  return {
    kind: 'raw',
    time: [...time.slice(first), ...readings.map(({ takenAt }) => takenAt)],
    value: [...value.slice(first), ...readings.map((reading) => reading.value)],
  };
}

function longerBuckets(points: BucketPoints, readings: readonly ShownReading[], from: number): BucketPoints {
  const { kind, resolution } = points;
  const first = firstFrom(points.time, from - resolution + 1);
  const cut = (column: readonly number[]) => column.slice(first);
  const longer = {
    ...{ time: cut(points.time), count: cut(points.count), min: cut(points.min), max: cut(points.max) },
    ...{ mean: cut(points.mean), first: cut(points.first), last: cut(points.last) },
  };
  for (const { takenAt, value } of readings) addTo(longer, Math.floor(takenAt / resolution) * resolution, value);
  return { kind, resolution, ...longer };
}

/** Adds a value to the last bucket, or to a new one after it. */
function addTo(columns: Omit<BucketPoints, 'kind' | 'resolution'>, start: number, value: number): void {
  const { time, count, min, max, mean, first, last } = columns;
  const place = time.length - 1;
  if (time[place] !== start) {
    time.push(start);
    count.push(1);
    for (const column of [min, max, mean, first, last]) column.push(value);
    return;
  }
  const number = (count[place] ?? 0) + 1;
  const before = mean[place] ?? value;
  count[place] = number;
  mean[place] = before + (value - before) / number;
  min[place] = Math.min(min[place] ?? value, value);
  max[place] = Math.max(max[place] ?? value, value);
  last[place] = value;
}

/** The place of the first time, of those in order, that is not before `from`. */
function firstFrom(times: readonly number[], from: number): number {
  const place = times.findIndex((time) => time >= from);
  return place === -1 ? times.length : place;
}

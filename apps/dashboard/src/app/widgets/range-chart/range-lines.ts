import type { Series, TimeSpan } from '@tachograph/contracts';
import { deviceColor } from '../../core/session/device-colors';
import type { Scheme } from '../../core/session/theme';
import { legendName } from '../speed-chart/chart-series';
import { pointRadii, type TimeLine, type TimePoint } from '../time-chart/time-line';

/** Hexadecimal opacity of the band between the lowest and the highest, and of its edges: a lone spike is nothing but edges. */
const ALPHA = { band: '40', edge: '66' };
/** More readings than these are a line alone, without a dot for each. */
const MANY_POINTS = 80;

/** Points that nothing breaks apart. */
interface Stretch {
  readonly first: number;
  /** Not of it any more. */
  readonly end: number;
}

/**
 * What is drawn of each series: a line through the readings, or through the means of the buckets with a band from their
 * lowest to their highest; in the colour and the order of its device's place among the devices. Gaps are gaps in both.
 */
export function rangeLines(series: readonly Series[], devices: readonly string[], scheme: Scheme): TimeLine[] {
  const placed = series
    .map((one) => ({ one, place: devices.indexOf(one.device) }))
    .sort((a, b) => a.place - b.place)
    .map(({ one, place }) => ({ one, color: deviceColor(place, scheme) }));
  // What comes first is drawn last: no band covers another's line.
  return [
    ...placed.map(({ one, color }) => meanLine(one, color)),
    ...placed.flatMap(({ one, color }) => band(one, color)),
  ];
}

function meanLine(series: Series, color: string): TimeLine {
  const data = joined(series, ({ first, end }) => pointsOf(series).slice(first, end));
  const isRaw = series.points.kind === 'raw';
  return {
    label: legendName(series.device),
    data,
    borderColor: color,
    backgroundColor: color,
    borderWidth: 1.5,
    tension: 0,
    pointRadius: pointRadii(data, isRaw && data.length <= MANY_POINTS ? 1.75 : 0),
  };
}

/** Two thin lines: the highest, filled down to the lowest, which comes next. */
function band(series: Series, color: string): TimeLine[] {
  const { points } = series;
  if (points.kind === 'raw') return [];
  const edge = (column: readonly number[]): TimePoint[] =>
    joined(series, ({ first, end }) => {
      const along = points.time
        .slice(first, end)
        .map((time, i) => ({ x: time + points.resolution / 2, y: column[first + i] ?? 0 }));
      // To the very ends of its first and last bucket: one that stands alone would have no width.
      const begin = { x: points.time[first] ?? 0, y: column[first] ?? 0 };
      const close = { x: (points.time[end - 1] ?? 0) + points.resolution, y: column[end - 1] ?? 0 };
      return [begin, ...along, close];
    });
  const bare = {
    label: '',
    borderWidth: 1,
    borderColor: `${color}${ALPHA.edge}`,
    pointRadius: 0,
    pointHitRadius: 0,
    pointHoverRadius: 0,
    tension: 0,
  };
  return [
    { ...bare, data: edge(points.max), fill: '+1', backgroundColor: `${color}${ALPHA.band}` },
    { ...bare, data: edge(points.min), fill: false },
  ];
}

function pointsOf({ points }: Series): TimePoint[] {
  if (points.kind === 'raw') return points.time.map((x, i) => ({ x, y: points.value[i] ?? null }));
  const { resolution, min, max, mean } = points;
  return points.time.map((from, i) => ({
    x: from + resolution / 2,
    y: mean[i] ?? null,
    sums: { low: min[i] ?? 0, high: max[i] ?? 0, from, to: from + resolution },
  }));
}

/** The points of all stretches, with a point that has no value between two of them. */
function joined(series: Series, draw: (stretch: Stretch) => TimePoint[]): TimePoint[] {
  return stretches(series).flatMap((stretch, place) => {
    const drawn = draw(stretch);
    return place === 0 ? drawn : [{ x: drawn[0]?.x ?? 0, y: null }, ...drawn];
  });
}

function stretches({ points, gaps }: Series): Stretch[] {
  const width = points.kind === 'raw' ? 0 : points.resolution;
  const found: Stretch[] = [];
  let first = 0;
  let gap = 0;
  for (let place = 1; place < points.time.length; place++) {
    const before = (points.time[place - 1] ?? 0) + width;
    while (endOf(gaps[gap]) <= before) gap++;
    const time = points.time[place] ?? 0;
    if (time <= before || (gaps[gap]?.from ?? Infinity) >= time) continue;
    found.push({ first, end: place });
    first = place;
  }
  return points.time.length === 0 ? [] : [...found, { first, end: points.time.length }];
}

function endOf(gap: TimeSpan | undefined): number {
  return gap?.to ?? Infinity;
}

import type { BucketPoints, Series, SeriesAnswer } from '@tachograph/contracts';
import { NOON } from './readings';

/** Readings of car-7, so many seconds after noon each, 70 km/h. */
export function rawSeries(seconds: readonly number[], more: Partial<Series> = {}): Series {
  const points = {
    kind: 'raw',
    time: seconds.map((second) => NOON + second * 1_000),
    value: seconds.map(() => 70),
  } as const;
  return {
    device: 'car-7',
    channel: 'speed',
    unit: 'km/h',
    source: 'raw',
    count: seconds.length,
    points,
    complete: true,
    missing: [],
    gaps: [],
    ...more,
  };
}

/** Readings of car-7, one a second from noon on, of these speeds in km/h. */
export function speedSeries(speeds: readonly number[], more: Partial<Series> = {}): Series {
  const time = speeds.map((_, second) => NOON + second * 1_000);
  return { ...rawSeries([]), count: speeds.length, points: { kind: 'raw', time, value: [...speeds] }, ...more };
}

/** Buckets of a minute of car-7, so many minutes after noon each, of 60 readings from 60 to 90 km/h, 70 on average. */
export function bucketSeries(
  minutes: readonly number[],
  more: Partial<Series> = {},
): Series & { points: BucketPoints } {
  const column = (value: number) => minutes.map(() => value);
  const points: BucketPoints = {
    kind: 'buckets',
    resolution: 60_000,
    time: minutes.map((minute) => NOON + minute * 60_000),
    ...{ count: column(60), min: column(60), max: column(90), mean: column(70), first: column(65), last: column(75) },
  };
  return { ...rawSeries([]), source: 'rollup', count: 60 * minutes.length, ...more, points };
}

/** An answer for the hour up to noon and so many seconds. */
export function seriesAnswer(series: Series[], to = 0): SeriesAnswer {
  return { from: NOON + (to - 3_600) * 1_000, to: NOON + to * 1_000, points: 1200, series };
}

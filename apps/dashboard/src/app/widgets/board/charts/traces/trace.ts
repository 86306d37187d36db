import type { MissingSpan, Series, TimeSpan } from '@tachograph/contracts';

/** One channel as a chart has it, by column, in the order of time; values are in the unit shown. */
export interface Trace {
  /** `device/channel`. */
  readonly key: string;
  /** As the legend calls it. */
  readonly name: string;
  readonly unit: string;
  /** Which colour it has: stays the same for as long as the chart is there. */
  readonly place: number;
  /** When each point was taken: a reading's time, or where its bucket begins; milliseconds since 1970. */
  readonly time: readonly number[];
  readonly value: readonly number[];
  /** The lowest and highest of each bucket; null where the points are readings. */
  readonly low: readonly number[] | null;
  readonly high: readonly number[] | null;
  /** Readings in each bucket; null where the points are readings. */
  readonly count: readonly number[] | null;
  /** Of a bucket, milliseconds; 0 for readings. */
  readonly width: number;
  readonly gaps: readonly TimeSpan[];
  readonly missing: readonly MissingSpan[];
  /** All that came of it, in the unit shown. */
  readonly series: Series;
}

/** Points that nothing breaks apart. */
export interface Stretch {
  readonly first: number;
  /** Not of it any more. */
  readonly end: number;
}

/** Where a point is drawn: a reading at its time, a bucket at its middle. */
export function instantOf(trace: Pick<Trace, 'time' | 'width'>, place: number): number {
  return (trace.time[place] ?? NaN) + trace.width / 2;
}

/** The stretches of a trace between its gaps. */
export function stretchesOf({ time, width, gaps }: Pick<Trace, 'time' | 'width' | 'gaps'>): Stretch[] {
  const found: Stretch[] = [];
  let first = 0;
  let gap = 0;
  for (let place = 1; place < time.length; place++) {
    const before = (time[place - 1] ?? 0) + width;
    while ((gaps[gap]?.to ?? Infinity) <= before) gap++;
    const at = time[place] ?? 0;
    if (at <= before || (gaps[gap]?.from ?? Infinity) >= at) continue;
    found.push({ first, end: place });
    first = place;
  }
  return time.length === 0 ? [] : [...found, { first, end: time.length }];
}

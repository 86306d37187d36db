import type { TimeSpan } from '@tachograph/contracts';
import type { WallClock } from '../../../../core/session/wall-clock';
import { nearestPlace } from '../traces/nearest';
import { instantOf, type Trace } from '../traces/trace';
import type { ValueFormat } from '../traces/value-format';

/** What one channel shows at an instant. */
export interface TipRow {
  readonly key: string;
  readonly name: string;
  readonly place: number;
  /** The value with its unit. */
  readonly words: string;
  /** Of a bucket its lowest and highest; empty where there is no more to tell. */
  readonly range: string;
  readonly value: number;
  readonly unit: string;
}

/** What a chart shows at an instant. */
export interface Tip {
  /** The time of a reading, or the stretch of a bucket. */
  readonly title: string;
  readonly rows: readonly TipRow[];
}

/** What a tip is made of. */
export interface TipSource {
  readonly traces: readonly Trace[];
  readonly format: ValueFormat;
  readonly clock: WallClock;
  /** How far a point may be from the instant, milliseconds: some pixels of the drawing. */
  readonly reach: number;
}

/** So many usual distances between readings one still stands for the instant. */
const SPACINGS = 1.5;

/** What was measured at an instant, or in the bucket that it is in. */
export function timeTip(at: number, { traces, format, clock, reach }: TipSource): Tip {
  const found = traces.flatMap((trace) => {
    const place = placeAt(trace, at, reach);
    return place < 0 ? [] : [{ trace, place }];
  });
  const rows = found.map(({ trace, place }) => ({
    key: trace.key,
    name: trace.name,
    place: trace.place,
    words: format.value(trace.value[place] ?? NaN, trace.unit),
    range: rangeWords(trace, place, format),
    value: trace.value[place] ?? NaN,
    unit: trace.unit,
  }));
  const first = found[0];
  return { title: first ? timeWords(first.trace, first.place, clock) : clock.time(at), rows };
}

/** The place of the point that stands for an instant; -1 where there is none. */
export function placeAt(trace: Trace, at: number, reach: number): number {
  const place = nearestPlace(trace.time, at - trace.width / 2);
  if (place < 0) return -1;
  const limit = trace.width > 0 ? Math.max(trace.width / 2, reach) : Math.max(reach, usualSpacing(trace) * SPACINGS);
  return Math.abs(instantOf(trace, place) - at) <= limit ? place : -1;
}

/** When what stands at a place was taken. */
export function timeWords({ time, width }: Pick<Trace, 'time' | 'width'>, place: number, clock: WallClock): string {
  const from = time[place] ?? NaN;
  if (width === 0) return clock.time(from, Date.now(), 'milliseconds');
  const span: TimeSpan = { from, to: from + width };
  const precision = from % 60_000 === 0 && width % 60_000 === 0 ? 'minutes' : 'seconds';
  return `${clock.time(span.from, Date.now(), precision)} – ${clock.time(span.to, span.from, precision)}`;
}

/** Between which values a bucket lies; empty for a reading, and where all are the same. */
export function rangeWords({ low, high }: Pick<Trace, 'low' | 'high'>, place: number, format: ValueFormat): string {
  const [least, most] = [low?.[place], high?.[place]];
  if (least === undefined || most === undefined || least === most) return '';
  return $localize`${format.number(least)}:least: to ${format.number(most)}:most:`;
}

/** A tip for who hears it. */
export function tipWords({ title, rows }: Tip): string {
  const told = rows.map(({ name, words, range }) => `${name}: ${words}${range === '' ? '' : ` (${range})`}`);
  return [title, ...told].join('; ');
}

function usualSpacing({ time }: Trace): number {
  return ((time.at(-1) ?? 0) - (time[0] ?? 0)) / Math.max(1, time.length - 1);
}

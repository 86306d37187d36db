import type { Signal } from '@angular/core';
import type { ChannelStatistics, Reading, Series, TimeSpan } from '@tachograph/contracts';
import type { ShownReading } from '../live/reading-window';

/** Whether what is asked for is there; `failed` says why not, and when it is asked for again (local ms, null: not by itself). */
export type AskState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'ready' }
  | { readonly kind: 'failed'; readonly why: string; readonly until: number | null };

/**
 * How fresh what a widget shows is. `live`: newer readings would be seen at once; `behind`: readings wait to be delivered;
 * `stale`: connected, but nothing new came for longer than usual; `offline`: its devices have sent nothing for long, or their
 * connection is gone; `lost`: this page has no connection; `paused`, `replaying`, `past`: as the dashboard's time is; `none`: no reading.
 */
export type AgeKind = 'live' | 'behind' | 'stale' | 'offline' | 'lost' | 'paused' | 'replaying' | 'past' | 'none';

/** The age of what is shown, in words that stand on the page: `stale since 14:03:11`. */
export interface DataAge {
  readonly kind: AgeKind;
  readonly words: string;
  /** When the newest value shown was taken, milliseconds since 1970; null where there is none. */
  readonly at: number | null;
}

/** What a widget follows. */
export interface DataView<T> {
  /** What is known; what was known before stays while something else is asked for. */
  readonly data: Signal<T>;
  readonly state: Signal<AskState>;
  readonly age: Signal<DataAge>;
  /** Asks again. */
  retry(): void;
}

/** A range of some channels, for a drawing. */
export interface SeriesWish {
  /** Addresses and patterns, variables put in. */
  readonly channels: readonly string[];
  /** So many points of each at most, as many as the drawing has pixels or fewer. */
  readonly points: number;
  /** Name of a range of its own (`15m`); null: that of the dashboard. */
  readonly range: string | null;
  /** Which percentile of each bucket is wished, 1 to 99. */
  readonly percentile?: number;
}

/** A range of channels: the series, by device and channel, and the stretch that they are of. */
export interface SeriesData {
  readonly span: TimeSpan;
  readonly series: readonly Series[];
}

/** The last readings of some channels. */
export interface ReadingsWish {
  readonly channels: readonly string[];
  readonly count: number;
}

/** Figures of a range. */
export interface StatisticsWish {
  readonly channels: readonly string[];
  readonly range: string | null;
  /** Bins of a histogram; null for none. */
  readonly bins: number | null;
}

/**
 * What the widgets of a dashboard show, whatever its time is: in the present kept up as readings are stored, in a replay as of
 * its moment. One for a dashboard, provided by its page; all widgets share one connection, and one question for what is
 * the same. To be called where Angular injects: what is followed ends with the caller. A wish of null or of no channels asks for nothing.
 */
export abstract class BoardData {
  /** The readings of a range, or buckets of them, and what came since. The viewer's filter of values is applied to it. */
  abstract series(wish: Signal<SeriesWish | null>): DataView<SeriesData>;
  /** The newest reading of each channel by the time taken, as of the dashboard's moment; by device and channel. */
  abstract newest(channels: Signal<readonly string[]>): DataView<readonly Reading[]>;
  /** The last readings of channels, newest first. */
  abstract readings(wish: Signal<ReadingsWish | null>): DataView<readonly ShownReading[]>;
  /** Statistics of a range, asked for again now and then in the present. */
  abstract statistics(wish: Signal<StatisticsWish | null>): DataView<readonly ChannelStatistics[]>;
}

import { Injectable, computed, effect, inject, linkedSignal, signal, untracked, type Signal } from '@angular/core';
import {
  parseChannelPattern,
  type ChannelPattern,
  type ChannelStatistics,
  type Reading,
} from '@tachograph/contracts';
import { LiveConnection } from '../../live/live-connection';
import { effectiveTime, type ShownReading } from '../../live/reading-window';
import { ServerClock } from '../../live/server-clock';
import {
  BoardData,
  type AskState,
  type DataAge,
  type DataView,
  type ReadingsWish,
  type SeriesData,
  type SeriesWish,
  type StatisticsWish,
} from '../board-data';
import { BoardClock } from '../board-clock';
import { BoardVariables } from '../board-variables';
import { dataAge } from './age-words';
import { BoardHearing } from './board-hearing';
import type { Follow } from './follow';
import { NewestFollow } from './newest-follow';
import { ReadingsFollow } from './readings-follow';
import { SeriesFollow } from './series-follow';
import { StatisticsFollow } from './statistics-follow';
import { filterReadings, filterSeries, isOpen } from './value-filter';

/** One way of following something. */
interface Way<W, T> {
  readonly name: string;
  readonly empty: T;
  readonly make: (wish: W, patterns: readonly ChannelPattern[]) => Follow<T>;
  readonly refine?: (data: T) => T;
}

/** Readings are asked for so many times over where a filter leaves some of them out, and so many at most. */
const FILTERED = { factor: 10, most: 1_000 };
/** Widgets whose width differs by less than this ask the same question. */
const POINTS_STEP = 50;
const READY: AskState = { kind: 'ready' };
const LOADING: AskState = { kind: 'loading' };

/** What the widgets of a dashboard show. */
@Injectable()
export class BoardEngine extends BoardData {
  private readonly hearing = inject(BoardHearing);
  private readonly variables = inject(BoardVariables);
  private readonly live = inject(LiveConnection);
  private readonly clock = inject(ServerClock);
  private readonly board = inject(BoardClock);
  private wasOpen = false;
  private readonly link = computed(() => {
    const { kind } = this.live.state();
    this.wasOpen ||= kind === 'open';
    if (kind === 'open') return 'open';
    return kind === 'connecting' && !this.wasOpen ? 'connecting' : 'lost';
  });

  override series(wish: Signal<SeriesWish | null>): DataView<SeriesData> {
    const rounded = computed(() => withFewPoints(wish()));
    return this.view<SeriesWish, SeriesData>(rounded, {
      name: 'series',
      empty: { span: { from: 0, to: 0 }, series: [] },
      make: (each, patterns) => new SeriesFollow(each, patterns, this.hearing),
      refine: (data) => filterSeries(data, this.variables.values()),
    });
  }

  override newest(channels: Signal<readonly string[]>): DataView<readonly Reading[]> {
    const { newestState } = this.hearing;
    const wish = computed(() => ({ channels: channels(), range: null }));
    return this.view<{ channels: readonly string[] }, readonly Reading[]>(wish, {
      name: 'newest',
      empty: [],
      make: (_, patterns) =>
        new NewestFollow(patterns, this.hearing, newestState, () => this.hearing.askForNewest()),
    });
  }

  override readings(wish: Signal<ReadingsWish | null>): DataView<readonly ShownReading[]> {
    const wider = computed(() => {
      const each = wish();
      if (!each || isOpen(this.variables.values())) return each;
      return { ...each, count: Math.max(each.count, Math.min(FILTERED.most, each.count * FILTERED.factor)) };
    });
    return this.view<ReadingsWish, readonly ShownReading[]>(wider, {
      name: 'readings',
      empty: [],
      make: (each, patterns) => new ReadingsFollow(each, patterns, this.hearing),
      refine: (data) => filterReadings(data, this.variables.values()).slice(0, wish()?.count ?? 0),
    });
  }

  override statistics(wish: Signal<StatisticsWish | null>): DataView<readonly ChannelStatistics[]> {
    return this.view<StatisticsWish, readonly ChannelStatistics[]>(wish, {
      name: 'statistics',
      empty: [],
      make: (each, patterns) => new StatisticsFollow(each, patterns, this.hearing),
    });
  }

  private view<W extends { readonly channels: readonly string[]; readonly range?: string | null }, T>(
    wish: Signal<W | null>,
    way: Way<W, T>,
  ): DataView<T> {
    const followed = signal<Follow<T> | null>(null);
    const key = computed(() => keyOf(way.name, wish()));
    effect((onCleanup) => {
      const name = key();
      const own = untracked(wish);
      if (name === null || own === null) return followed.set(null);
      const make = () => way.make(own, patternsOf(own.channels));
      followed.set(untracked(() => this.hearing.follows.acquire(name, own.range ?? null, make)));
      onCleanup(() => this.hearing.follows.release(name));
    });
    const known = linkedSignal<T | null, T>({
      source: () => (key() === null ? way.empty : (followed()?.data() ?? null)),
      computation: (value, previous) => value ?? previous?.value ?? way.empty,
    });
    return {
      data: computed(() => way.refine?.(known()) ?? known()),
      state: computed(() => (key() === null ? READY : (followed()?.state() ?? LOADING))),
      age: computed(() => this.age(followed()), { equal: isSameAge }),
      retry: () => followed()?.retry(),
    };
  }

  private age(follow: Follow<unknown> | null): DataAge {
    const { time, book } = this.hearing;
    // Told anew as something new is shown, and as time goes on.
    follow?.data();
    const channels = follow ? book.of(follow.patterns) : [];
    const newest = channels.reduce<(typeof channels)[number] | undefined>(
      (last, each) => ((each.newest?.takenAt ?? -Infinity) > (last?.newest?.takenAt ?? -Infinity) ? each : last),
      undefined,
    );
    return dataAge({
      mode: time.mode(),
      isRunning: time.isRunning(),
      now: time.now(),
      present: this.clock.now(),
      clock: this.board.clock(),
      link: this.link(),
      behind: this.hearing.behind(),
      at: newest?.newest ? effectiveTime(newest.newest) : null,
      deviceAt: newest ? book.lastOf(newest.device) : -Infinity,
      usual: newest?.usual,
    });
  }
}

function keyOf(name: string, wish: { readonly channels: readonly string[] } | null): string | null {
  return wish === null || wish.channels.length === 0 ? null : `${name} ${JSON.stringify(wish)}`;
}

function patternsOf(channels: readonly string[]): ChannelPattern[] {
  return channels.flatMap((channel) => parseChannelPattern(channel) ?? []);
}

function withFewPoints(wish: SeriesWish | null): SeriesWish | null {
  if (!wish) return null;
  const { points } = wish;
  return { ...wish, points: points < POINTS_STEP ? Math.max(1, Math.floor(points)) : Math.floor(points / POINTS_STEP) * POINTS_STEP };
}

function isSameAge(a: DataAge, b: DataAge): boolean {
  return a.kind === b.kind && a.words === b.words && a.at === b.at;
}

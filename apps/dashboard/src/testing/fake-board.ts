import { signal, type Provider, type Signal } from '@angular/core';
import {
  DEFAULT_SETTINGS,
  type ChannelStatistics,
  type DashboardZone,
  type Reading,
  type TimeSpan,
  type Widget,
  type WidgetKind,
  type WidgetSettings,
} from '@tachograph/contracts';
import { BoardAlerts } from '../app/core/board/board-alerts';
import { BoardClock } from '../app/core/board/board-clock';
import { BoardCursor } from '../app/core/board/board-cursor';
import {
  BoardData,
  type AskState,
  type DataAge,
  type DataView,
  type ReadingsWish,
  type SeriesData,
  type SeriesWish,
  type StatisticsWish,
} from '../app/core/board/board-data';
import { BoardTime, type BoardMode } from '../app/core/board/board-time';
import { BoardVariables, type ValueFilter } from '../app/core/board/board-variables';
import { WidgetStatus } from '../app/core/board/widget-status';
import type { TimedRange } from '../app/core/history/shown-range';
import { LiveConnection } from '../app/core/live/live-connection';
import type { ShownReading } from '../app/core/live/reading-window';
import { FakeLive } from './fake-live';
import { NOON } from './readings';

/** A view that a test fills. */
export class FakeView<T> implements DataView<T> {
  readonly data;
  readonly state = signal<AskState>({ kind: 'ready' });
  readonly age = signal<DataAge>({ kind: 'live', words: 'live', at: NOON });
  retries = 0;

  constructor(start: T) {
    this.data = signal(start);
  }

  retry(): void {
    this.retries += 1;
  }
}

/** Stands in for what a dashboard knows; a test says what there is, and sees what was wished for. */
export class FakeBoardData extends BoardData {
  readonly shownSeries = new FakeView<SeriesData>({ span: { from: NOON - 900_000, to: NOON }, series: [] });
  readonly shownNewest = new FakeView<readonly Reading[]>([]);
  readonly shownReadings = new FakeView<readonly ShownReading[]>([]);
  readonly shownStatistics = new FakeView<readonly ChannelStatistics[]>([]);
  readonly wishes: Signal<SeriesWish | ReadingsWish | StatisticsWish | readonly string[] | null>[] = [];

  override series(wish: Signal<SeriesWish | null>): DataView<SeriesData> {
    this.wishes.push(wish);
    return this.shownSeries;
  }

  override newest(channels: Signal<readonly string[]>): DataView<readonly Reading[]> {
    this.wishes.push(channels);
    return this.shownNewest;
  }

  override readings(wish: Signal<ReadingsWish | null>): DataView<readonly ShownReading[]> {
    this.wishes.push(wish);
    return this.shownReadings;
  }

  override statistics(wish: Signal<StatisticsWish | null>): DataView<readonly ChannelStatistics[]> {
    this.wishes.push(wish);
    return this.shownStatistics;
  }
}

/** A dashboard's time that a test sets. */
export class FakeBoardTime extends BoardTime {
  override readonly mode = signal<BoardMode>('live');
  override readonly now = signal(NOON);
  override readonly range = signal<TimedRange>({ kind: 'recent', name: '15m' });
  override readonly span = signal<TimeSpan>({ from: NOON - 900_000, to: NOON });
  override readonly zone = signal<DashboardZone>('viewer');
  override readonly speed = signal(1);
  override readonly isRunning = signal(false);
  override readonly isWaiting = signal(false);
  override readonly isLooping = signal(false);
  override readonly extent = signal<TimeSpan>({ from: NOON - 900_000, to: NOON });
  override readonly problem = signal('');
  readonly steps: (1 | -1)[] = [];

  override begin({ zone }: { readonly zone: DashboardZone }): void {
    this.zone.set(zone);
  }

  override show(range: TimedRange): void {
    this.range.set(range);
    if (range.kind === 'past') this.span.set(range);
    this.mode.set(range.kind === 'past' ? 'past' : 'live');
  }

  override pause(): void {
    this.mode.set('paused');
  }

  override resume(): void {
    this.mode.set('live');
  }

  override replay(from: number, speed = 1): void {
    this.mode.set('replay');
    this.speed.set(speed);
    this.seek(from);
  }

  override seek(time: number): void {
    this.now.set(time);
  }

  override step(direction: 1 | -1): void {
    this.steps.push(direction);
  }

  override pace(speed: number): void {
    this.speed.set(speed);
  }

  override loop(isLooping: boolean): void {
    this.isLooping.set(isLooping);
  }

  override tellIn(zone: DashboardZone): void {
    this.zone.set(zone);
  }
}

/** Variables of which a test says what is chosen; `$name` is put in as it stands. */
export class FakeBoardVariables extends BoardVariables {
  override readonly chosen = signal<ReadonlyMap<string, readonly string[]>>(new Map());
  override readonly values = signal<ValueFilter>({ least: null, most: null });

  override begin(): void {
    this.chosen.set(new Map());
  }

  override resolve(channels: readonly string[]): readonly string[] {
    return channels.flatMap((channel) => {
      const name = /\$(\w+)/.exec(channel)?.[1];
      if (name === undefined) return [channel];
      return (this.chosen().get(name) ?? ['*']).map((value) => channel.replace(`$${name}`, value));
    });
  }
}

/** Everything that a widget gets by injection. */
export function provideFakeBoard(): Provider[] {
  return [
    BoardAlerts,
    BoardClock,
    BoardCursor,
    WidgetStatus,
    { provide: BoardData, useClass: FakeBoardData },
    { provide: BoardTime, useClass: FakeBoardTime },
    { provide: BoardVariables, useClass: FakeBoardVariables },
    { provide: LiveConnection, useClass: FakeLive },
  ];
}

/** A widget of car-7's speed, as large as a quarter of a screen. */
export function aWidget(kind: WidgetKind, settings: Partial<WidgetSettings> = {}): Widget {
  return {
    id: 'w1',
    kind,
    title: '',
    place: { x: 0, y: 0, w: 6, h: 4 },
    settings: { ...DEFAULT_SETTINGS, channels: ['car-7/speed'], ...settings },
  };
}

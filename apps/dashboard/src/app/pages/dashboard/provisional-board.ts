import { Injectable, signal, type Provider, type Signal } from '@angular/core';
import type { ChannelStatistics, DashboardZone, Reading, TimeSpan } from '@tachograph/contracts';
import { BoardData, type AskState, type DataAge, type DataView, type SeriesData } from '../../core/board/board-data';
import { BoardTime, type BoardMode } from '../../core/board/board-time';
import { BoardVariables } from '../../core/board/board-variables';
import type { TimedRange } from '../../core/history/shown-range';
import type { ShownReading } from '../../core/live/reading-window';

@Injectable()
class NoTime extends BoardTime {
  override readonly mode = signal<BoardMode>('live');
  override readonly now = signal(Date.now());
  override readonly range = signal<TimedRange>({ kind: 'recent', name: '15m' });
  override readonly span = signal<TimeSpan>({ from: Date.now() - 900_000, to: Date.now() });
  override readonly zone = signal<DashboardZone>('viewer');
  override readonly speed = signal(1);
  override readonly isRunning = signal(false);
  override begin(): void {
    this.now.set(Date.now());
  }
  override show(range: TimedRange): void {
    this.range.set(range);
  }
  override pause(): void {
    this.mode.set('paused');
  }
  override resume(): void {
    this.mode.set('live');
  }
  override replay(): void {
    this.mode.set('replay');
  }
  override seek(time: number): void {
    this.now.set(time);
  }
}

function nothing<T>(data: T): DataView<T> {
  return {
    data: signal(data),
    state: signal<AskState>({ kind: 'ready' }),
    age: signal<DataAge>({ kind: 'none', words: 'no reading yet', at: null }),
    retry: () => undefined,
  };
}

@Injectable()
class NoData extends BoardData {
  override series(): DataView<SeriesData> {
    return nothing<SeriesData>({ span: { from: 0, to: 1 }, series: [] });
  }
  override newest(): DataView<readonly Reading[]> {
    return nothing<readonly Reading[]>([]);
  }
  override readings(): DataView<readonly ShownReading[]> {
    return nothing<readonly ShownReading[]>([]);
  }
  override statistics(): DataView<readonly ChannelStatistics[]> {
    return nothing<readonly ChannelStatistics[]>([]);
  }
}

@Injectable()
class NoVariables extends BoardVariables {
  override readonly chosen: Signal<ReadonlyMap<string, readonly string[]>> = signal(new Map());
  override readonly values = signal({ least: null, most: null });
  override begin(): void {
    // Nothing to choose.
  }
  override resolve(channels: readonly string[]): readonly string[] {
    return channels;
  }
}

/** Until the real ones are there. */
export function provideProvisionalBoard(): Provider[] {
  return [
    { provide: BoardTime, useClass: NoTime },
    { provide: BoardData, useClass: NoData },
    { provide: BoardVariables, useClass: NoVariables },
  ];
}

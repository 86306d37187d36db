import { Injector, runInInjectionContext, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { jest } from '@jest/globals';
import { BoardApi } from '../app/core/api/board-api';
import { BoardClock } from '../app/core/board/board-clock';
import {
  BoardData,
  type DataView,
  type ReadingsWish,
  type SeriesData,
  type SeriesWish,
} from '../app/core/board/board-data';
import { BoardTime } from '../app/core/board/board-time';
import { BoardVariables } from '../app/core/board/board-variables';
import { provideBoardData } from '../app/core/board/provide-board';
import { Playhead } from '../app/core/board/time/playhead';
import { LiveConnection } from '../app/core/live/live-connection';
import { FakeBoardTime, FakeBoardVariables } from './fake-board';
import { FakeBoardApi } from './fake-board-api';
import { FakeLive } from './fake-live';
import { NOON } from './readings';

export const SPEED: SeriesWish = { channels: ['car-7/speed'], points: 1200, range: null };

/** The data of a dashboard that is open at noon, of a server that a test speaks for. Timers are the test's. */
export class OpenBoard {
  readonly api = new FakeBoardApi();
  readonly live = new FakeLive();
  readonly time: FakeBoardTime;
  readonly variables: FakeBoardVariables;
  readonly data: BoardData;

  constructor() {
    TestBed.configureTestingModule({
      providers: [
        ...[provideBoardData(), BoardClock, Playhead],
        { provide: BoardTime, useClass: FakeBoardTime },
        { provide: BoardVariables, useClass: FakeBoardVariables },
        { provide: BoardApi, useValue: this.api },
        { provide: LiveConnection, useValue: this.live },
      ],
    });
    this.time = TestBed.inject(BoardTime) as FakeBoardTime;
    this.variables = TestBed.inject(BoardVariables) as FakeBoardVariables;
    this.data = TestBed.inject(BoardData);
  }

  /** Lets time pass, and in the present the dashboard go on with it. */
  async pass(ms = 0): Promise<void> {
    for (let left = ms; left >= 0; left -= 1_000) {
      TestBed.tick();
      await jest.advanceTimersByTimeAsync(Math.min(1_000, left));
      if (this.time.mode() === 'live') this.time.now.set(Date.now());
    }
    TestBed.tick();
    await jest.advanceTimersByTimeAsync(0);
  }

  /** Until all that is wished is there, and the server has said that it tells of whatever comes. */
  async begin(): Promise<void> {
    await this.pass(100);
    this.live.subscribed();
    await this.pass(100);
  }

  follow<View>(make: () => View): View {
    return runInInjectionContext(TestBed.inject(Injector), make);
  }

  followSpeed(wish = SPEED): DataView<SeriesData> {
    return this.follow(() => this.data.series(signal(wish)));
  }

  followLast(wish: ReadingsWish) {
    return this.follow(() => this.data.readings(signal(wish)));
  }
}

/** When the readings of a view's first series were taken, seconds after noon. */
export function secondsOf(view: DataView<SeriesData>): number[] | undefined {
  return view.data().series[0]?.points.time.map((each) => (each - NOON) / 1_000);
}

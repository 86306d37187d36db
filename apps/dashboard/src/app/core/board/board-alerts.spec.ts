import { TestBed } from '@angular/core/testing';
import type { Reading } from '@tachograph/contracts';
import { aWidget, provideFakeBoard, type FakeBoardData, type FakeBoardTime } from '../../../testing/fake-board';
import type { FakeLive } from '../../../testing/fake-live';
import { NOON, reading } from '../../../testing/readings';
import { SPEED_THRESHOLDS } from '../../../testing/thresholds';
import { LiveConnection } from '../live/live-connection';
import { Notifications } from '../notifications/notifications';
import { BoardAlerts } from './board-alerts';
import { BoardData } from './board-data';
import { BoardTime } from './board-time';

describe('the alerts of a dashboard that is open', () => {
  let data: FakeBoardData;
  let time: FakeBoardTime;

  beforeEach(() => {
    localStorage.clear();
    TestBed.configureTestingModule({ providers: provideFakeBoard() });
    data = TestBed.inject(BoardData) as FakeBoardData;
    time = TestBed.inject(BoardTime) as FakeBoardTime;
    const widget = { ...aWidget('gauge', { thresholds: SPEED_THRESHOLDS }), title: 'Engine' };
    TestBed.inject(BoardAlerts).watch('d 1', [widget, { ...widget, id: 'w2' }]);
    TestBed.tick();
  });

  function comes(...readings: Reading[]): void {
    data.shownNewest.data.set(readings);
    TestBed.tick();
  }
  const told = () => TestBed.inject(Notifications).all();

  it('tell when a value comes to a level, with the widget, the value, the device and where to look', () => {
    comes(reading(1));
    comes(reading(2, { value: 131.5 }));
    comes(reading(3, { value: 133 }));
    expect(told()).toEqual([
      expect.objectContaining({
        ...{ level: 'alarm', title: 'too fast: Engine', text: 'car-7 speed 131.5 km/h', at: NOON + 2_000 },
        link: `/dashboards/d%201?at=${new Date(NOON + 2_000).toISOString()}`,
      }),
    ]);
  });

  it('miss no reading between two pictures, also while nobody sees the tab', () => {
    const live = TestBed.inject(LiveConnection) as unknown as FakeLive;
    expect(live.watched).toEqual(['car-7/speed']);
    comes(reading(1));
    live.arrive(reading(2, { value: 150 }), reading(3));
    comes(reading(3));
    live.arrive(reading(1, { value: 150 }));
    expect(told()).toMatchObject([{ at: NOON + 2_000 }]);
    time.mode.set('paused');
    TestBed.tick();
    expect(live.watched).toEqual([]);
  });

  it('do not tell of what was so before they were watched for, nor of other channels', () => {
    comes(reading(1, { value: 150 }), reading(1, { channel: 'rpm', value: 1 }));
    comes(reading(2, { value: 151 }), reading(2, { channel: 'rpm', value: 3_000 }));
    expect(told()).toEqual([]);
  });

  it('tell nothing of a replay, and begin anew after it', () => {
    comes(reading(1));
    time.mode.set('replay');
    comes(reading(2, { value: 150 }));
    time.mode.set('live');
    comes(reading(3, { value: 150 }));
    expect(told()).toEqual([]);
    comes(reading(4));
    comes(reading(5, { value: 150 }));
    expect(told()).toHaveLength(1);
  });
});

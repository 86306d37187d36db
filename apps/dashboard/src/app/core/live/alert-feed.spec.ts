import { TestBed } from '@angular/core/testing';
import { jest } from '@jest/globals';
import { FakeLive } from '../../../testing/fake-live';
import { NOON, reading } from '../../../testing/readings';
import { Notifications } from '../notifications/notifications';
import { ReadingsApi } from '../api/readings-api';
import { AlertFeed } from './alert-feed';
import { LiveConnection } from './live-connection';

const alert = (id: number) => reading(id, { channel: 'stress_alert', device: 'esp32', value: 0.8 });
const ids = (alerts: readonly { id: number }[]) => alerts.map(({ id }) => id);

describe('AlertFeed', () => {
  const last = jest.fn<ReadingsApi['last']>();
  let live: FakeLive;
  let alerts: AlertFeed;

  /** Whom the viewer is told of, the last one first. */
  const told = () =>
    TestBed.inject(Notifications)
      .all()
      .map(({ key }) => Number(/\d+/.exec(key)));

  beforeEach(async () => {
    localStorage.clear();
    last.mockReset().mockResolvedValue([alert(1)]);
    live = new FakeLive();
    TestBed.configureTestingModule({
      providers: [
        { provide: ReadingsApi, useValue: { last } },
        { provide: LiveConnection, useValue: live },
      ],
    });
    alerts = TestBed.inject(AlertFeed);
    alerts.start();
    live.subscribed();
    await Promise.resolve();
  });

  it('interrupts nobody for what was there before the page was opened', () => {
    expect(live.watched).toEqual(['*/stress_alert']);
    expect(ids(alerts.recent())).toEqual([1]);
    expect(told()).toEqual([]);
  });

  it('tells of what comes, and remembers it', () => {
    live.arrive(alert(2));
    expect(TestBed.inject(Notifications).all()[0]).toMatchObject({
      level: 'alarm',
      title: 'High stress',
      text: 'esp32: confidence 80%',
      at: NOON + 2_000,
      link: '/sensors',
    });
    expect(ids(alerts.recent())).toEqual([2, 1]);
  });

  it('tells of what the server can’t bring any more, and nothing twice', async () => {
    live.arrive(alert(2));
    last.mockResolvedValue([alert(1), alert(2), alert(3)]);
    live.subscribed(false);
    live.gap();
    await Promise.resolve();
    expect(told()).toEqual([3, 2]);
  });

  it('does not read the past again where what was missed follows', () => {
    live.subscribed(true);
    live.arrive(alert(2));
    expect(told()).toEqual([2]);
    expect(last).toHaveBeenCalledTimes(1);
  });

  it('is bounded, and tells of the newest where many come at once', () => {
    live.arrive(...Array.from({ length: 50 }, (_, place) => alert(place + 2)));
    expect(told()).toHaveLength(20);
    expect(told().slice(0, 3)).toEqual([51, 50, 49]);
    expect(alerts.recent()).toHaveLength(20);
    expect(alerts.recent()[0]?.takenAt).toBe(NOON + 51_000);
  });

  it('does without the past where it can’t be read', async () => {
    last.mockRejectedValue(new Error('no database'));
    live.subscribed();
    live.arrive(alert(2));
    await Promise.resolve();
    expect(told()).toEqual([2]);
  });
});

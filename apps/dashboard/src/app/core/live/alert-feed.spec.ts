import { TestBed } from '@angular/core/testing';
import { jest } from '@jest/globals';
import { NOON, reading } from '../../../testing/readings';
import { ReadingsApi } from '../api/readings-api';
import { AlertFeed } from './alert-feed';
import { LiveConnection, type LiveListener } from './live-connection';

const alert = (id: number) => reading(id, { channel: 'stress_alert', device: 'esp32', value: 0.8 });
const ids = (alerts: readonly { id: number }[]) => alerts.map(({ id }) => id);

describe('AlertFeed', () => {
  const last = jest.fn<ReadingsApi['last']>();
  let listener: LiveListener;
  let alerts: AlertFeed;

  beforeEach(async () => {
    last.mockReset().mockResolvedValue([alert(1)]);
    const listen = (started: LiveListener) => {
      listener = started;
      return () => undefined;
    };
    TestBed.configureTestingModule({
      providers: [
        { provide: ReadingsApi, useValue: { last } },
        { provide: LiveConnection, useValue: { listen } },
      ],
    });
    alerts = TestBed.inject(AlertFeed);
    alerts.start();
    listener.subscribed();
    await Promise.resolve();
  });

  it('interrupts nobody for what was there before the page was opened', () => {
    expect(listener.channels).toEqual(['stress_alert']);
    expect(ids(alerts.recent())).toEqual([1]);
    expect(alerts.toasts()).toEqual([]);
  });

  it('shows what comes until it is dismissed, and remembers it', () => {
    listener.arrived([alert(2)]);
    expect(ids(alerts.toasts())).toEqual([2]);
    alerts.dismiss(2);
    expect(alerts.toasts()).toEqual([]);
    expect(ids(alerts.recent())).toEqual([2, 1]);
  });

  it('shows what came while the connection was lost, and nothing twice', async () => {
    listener.arrived([alert(2)]);
    alerts.dismiss(2);
    last.mockResolvedValue([alert(1), alert(2), alert(3)]);
    listener.subscribed();
    await Promise.resolve();
    expect(ids(alerts.toasts())).toEqual([3]);
  });

  it('is bounded, and says how many more there are', () => {
    listener.arrived(Array.from({ length: 50 }, (_, place) => alert(place + 2)));
    expect(ids(alerts.toasts())).toEqual([51, 50, 49]);
    expect(alerts.waiting()).toBe(17);
    expect(alerts.recent()).toHaveLength(20);
    expect(alerts.recent()[0]?.takenAt).toBe(NOON + 51_000);
  });

  it('does without the past where it can’t be read', async () => {
    last.mockRejectedValue(new Error('no database'));
    listener.subscribed();
    listener.arrived([alert(2)]);
    await Promise.resolve();
    expect(ids(alerts.toasts())).toEqual([2]);
  });
});

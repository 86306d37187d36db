import { TestBed } from '@angular/core/testing';
import { aWidget } from '../../../../../testing/fake-board';
import { NOON, reading } from '../../../../../testing/readings';
import { speedSeries } from '../../../../../testing/series';
import { HOSTILE, showWidget, textsOf } from '../../../../../testing/show-widget';
import { SPEED_THRESHOLDS } from '../../../../../testing/thresholds';
import { BoardAlerts } from '../../../../core/board/board-alerts';
import { WidgetStatus } from '../../../../core/board/widget-status';
import { AlertsWidget } from './alerts';

const SPAN = { from: NOON, to: NOON + 60_000 };

describe('the alerts of a dashboard', () => {
  it('are those that devices raise and those of thresholds, newest first, with level, words and time', async () => {
    const { data, settle } = await showWidget(AlertsWidget, aWidget('alerts', { channels: [] }));
    TestBed.inject(BoardAlerts).watch('d1', [
      aWidget('gauge', { thresholds: SPEED_THRESHOLDS }),
      { ...aWidget('number', { thresholds: SPEED_THRESHOLDS }), id: 'w2' },
    ]);
    const stress = { channel: 'stress_alert', unit: '', value: 0.83 };
    data.shownReadings.data.set([reading(1, { ...stress, device: HOSTILE })]);
    data.shownSeries.data.set({ span: SPAN, series: [speedSeries([70, 70, 125, 70, 70, 130])] });
    const page = await settle();
    expect(textsOf(page, '[data-testid=alert]')).toEqual([
      'too fast alarm since 12:00:05 car-7 speed 130 km/h',
      'too fast alarm 12:00:02 – 12:00:03 car-7 speed 125 km/h',
      `High stress alarm 12:00:01 ${HOSTILE} confidence 83%`,
    ]);
    expect(page.querySelector('img')).toBeNull();
  });

  it('say that there are none, which is no lack of readings', async () => {
    const { data, settle } = await showWidget(AlertsWidget, aWidget('alerts', { channels: [] }));
    data.shownReadings.age.set({ kind: 'none', words: '', at: null });
    data.shownSeries.age.set({ kind: 'none', words: '', at: null });
    expect((await settle()).textContent).toContain('No alerts in this range.');
    expect(TestBed.inject(WidgetStatus).age()?.kind).toBe('live');
    data.shownReadings.age.set({ kind: 'lost', words: 'no connection: as of 12:00:00', at: NOON });
    expect(TestBed.inject(WidgetStatus).age()?.words).toBe('no connection: as of 12:00:00');
  });
});

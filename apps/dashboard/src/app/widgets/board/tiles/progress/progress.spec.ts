import { aWidget } from '../../../../../testing/fake-board';
import { reading } from '../../../../../testing/readings';
import { HOSTILE, showWidget, textsOf } from '../../../../../testing/show-widget';
import { SPEED_THRESHOLDS } from '../../../../../testing/thresholds';
import { ProgressWidget } from './progress';

describe('the bars of a dashboard', () => {
  it('are one a channel, each a meter with its value and level in words', async () => {
    const settings = { channels: ['*/speed'], min: 0, max: 200, thresholds: SPEED_THRESHOLDS };
    const { data, settle } = await showWidget(ProgressWidget, aWidget('progress', settings));
    data.shownNewest.data.set([reading(1, { value: 150 }), reading(2, { device: HOSTILE, value: 500 })]);
    const bars = await settle();
    const meters = [...bars.querySelectorAll('[role=meter]')];
    expect(meters.map((meter) => meter.getAttribute('aria-valuetext'))).toEqual([
      '150 km/h, too fast',
      '500 km/h, too fast',
    ]);
    expect(meters.map((meter) => meter.getAttribute('aria-valuenow'))).toEqual(['150', '200']);
    expect([...bars.querySelectorAll<HTMLElement>('.fill')].map(({ style }) => style.transform)).toEqual([
      'scaleX(0.75)',
      'scaleX(1)',
    ]);
    expect(textsOf(bars, '.name')[1]).toBe(`${HOSTILE} · speed`);
    expect(bars.querySelector('img')).toBeNull();
  });

  it('are none before the first reading', async () => {
    const bars = await (await showWidget(ProgressWidget, aWidget('progress'))).settle();
    expect(bars.querySelector('[role=meter]')).toBeNull();
  });
});

import { aWidget } from '../../../../../testing/fake-board';
import { reading } from '../../../../../testing/readings';
import { HOSTILE, showWidget, textsOf } from '../../../../../testing/show-widget';
import { SPEED_THRESHOLDS } from '../../../../../testing/thresholds';
import { GaugeWidget } from './gauge';
import { gaugeFace } from './gauge-face';
import { gaugeScale, scaleMarks } from './gauge-scale';

describe('the gauge of a dashboard', () => {
  it('shows the newest value with its unit, and says its level in words and to a screen reader', async () => {
    const { data, settle } = await showWidget(GaugeWidget, aWidget('gauge', { thresholds: SPEED_THRESHOLDS }));
    data.shownNewest.data.set([reading(1, { value: 132.44 })]);
    const gauge = await settle();
    expect(textsOf(gauge, '[data-testid=value], .unit, .level')).toEqual(['132.4', 'km/h', 'too fast']);
    const meter = gauge.querySelector('[role=meter]');
    expect(meter?.getAttribute('aria-valuetext')).toBe('132.4 km/h, too fast');
    expect(meter?.getAttribute('aria-valuenow')).toBe('132.44');
    expect(gauge.querySelectorAll('.zone')).toHaveLength(3);
  });

  it('has a dial each for several devices, called as they call themselves', async () => {
    const { data, settle } = await showWidget(GaugeWidget, aWidget('gauge', { channels: ['*/speed'] }));
    data.shownNewest.data.set([reading(1), reading(2, { device: HOSTILE })]);
    const gauge = await settle();
    expect(textsOf(gauge, '.name')).toEqual(['car-7 · speed', `${HOSTILE} · speed`]);
    expect(gauge.querySelector('img')).toBeNull();
    expect(gauge.querySelectorAll('[role=meter]')).toHaveLength(2);
  });

  it('converts to the unit that was chosen, which its scale and thresholds are in', async () => {
    const settings = { unit: 'm/s', decimals: 1, min: 0, max: 50 };
    const { data, settle } = await showWidget(GaugeWidget, aWidget('gauge', settings));
    data.shownNewest.data.set([reading(1, { value: 36 })]);
    const gauge = await settle();
    expect(textsOf(gauge, '[data-testid=value], .unit')).toEqual(['10.0', 'm/s']);
    expect(gauge.querySelector('[role=meter]')?.getAttribute('aria-valuemax')).toBe('50');
  });

  it('keeps room for what was on the dial once', async () => {
    const { data, settle } = await showWidget(GaugeWidget, aWidget('gauge'));
    data.shownNewest.data.set([reading(1, { value: 230 })]);
    await settle();
    data.shownNewest.data.set([reading(2, { value: 20 })]);
    expect((await settle()).querySelector('[role=meter]')?.getAttribute('aria-valuemax')).toBe('240');
  });

  it('is a dial without needle before the first reading', async () => {
    const gauge = await (await showWidget(GaugeWidget, aWidget('gauge'))).settle();
    expect(gauge.querySelector('.needle')).toBeNull();
    expect(textsOf(gauge, '[data-testid=value]')).toEqual(['–']);
  });
});

describe('the scale of a gauge', () => {
  const { settings } = aWidget('gauge');

  it('ends at round numbers beyond all values, and has round figures', () => {
    const scale = gaugeScale(settings, 'bar', [3.7]);
    expect(scale).toEqual({ least: 0, most: 5, step: 1 });
    expect(scaleMarks(scale).map(({ value }) => value)).toEqual([0, 1, 2, 3, 4, 5]);
  });

  it('has its figures cut short where they would run into one another', () => {
    const texts = (top: number) => gaugeFace(settings, '', [top]).marks.flatMap(({ label }) => label?.text ?? []);
    expect(texts(9_000).at(-1)).toBe('10,000');
    expect(texts(10_882_838_303).at(-1)).toMatch(/^20.?b/i);
  });

  it('goes below zero where values do', () => {
    expect(gaugeScale(settings, '°C', [-12, 20])).toMatchObject({ least: -20, most: 25 });
  });

  it('is that of a car for a speed, that of a hundred for a share', () => {
    expect(gaugeScale(settings, 'km/h', [90]).most).toBe(180);
    expect(gaugeScale(settings, '%', [3]).most).toBe(100);
  });

  it('is as the settings say, and has room for a value of nothing', () => {
    expect(gaugeScale({ ...settings, min: 10, max: 20 }, '', [500])).toMatchObject({ least: 10, most: 20 });
    expect(gaugeScale(settings, '', [])).toMatchObject({ least: 0, most: 1 });
    expect(gaugeScale({ ...settings, max: -5 }, '', [])).toMatchObject({ least: -6, most: -5 });
  });
});

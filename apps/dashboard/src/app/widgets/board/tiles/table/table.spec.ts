import { aWidget } from '../../../../../testing/fake-board';
import { reading } from '../../../../../testing/readings';
import { HOSTILE, showWidget, textsOf } from '../../../../../testing/show-widget';
import { SPEED_THRESHOLDS } from '../../../../../testing/thresholds';
import { TableWidget } from './table';

describe('the table of a dashboard', () => {
  it('has the last readings, the newest on top, as many as were asked for', async () => {
    const { data, settle } = await showWidget(TableWidget, aWidget('table', { rows: 2, thresholds: SPEED_THRESHOLDS }));
    data.shownReadings.data.set([reading(3, { value: 130 }), reading(2, { device: HOSTILE }), reading(1)]);
    const table = await settle();
    expect(textsOf(table, '[data-testid=row]')).toEqual([
      '12:00:03.000 car-7 speed 130 too fast km/h',
      `12:00:02.000 ${HOSTILE} speed 70 good km/h`,
    ]);
    expect(table.querySelector('img')).toBeNull();
  });

  it('is sorted by the column whose head is pressed, and says so', async () => {
    const { data, settle } = await showWidget(TableWidget, aWidget('table'));
    data.shownReadings.data.set([reading(3, { value: 2 }), reading(2, { value: 3 }), reading(1, { value: 1 })]);
    const table = await settle();
    const head = [...table.querySelectorAll<HTMLElement>('th')].find((each) => each.textContent.includes('Value'));
    head?.querySelector<HTMLElement>('.mat-sort-header-container')?.click();
    await settle();
    expect(textsOf(table, 'td.value')).toEqual(['3', '2', '1']);
    expect(head?.getAttribute('aria-sort')).toBe('descending');
  });

  it('has what an aggregation makes of the range, one row a channel', async () => {
    const { data, settle } = await showWidget(TableWidget, aWidget('table', { aggregation: 'max' }));
    data.shownStatistics.data.set([
      {
        ...{ device: 'car-7', channel: 'speed', unit: 'km/h', count: 3, min: 1, max: 9, mean: 5 },
        ...{ standardDeviation: 1, p50: 5, p95: 8.5, p99: 9, relativeError: 0, complete: true, missing: [] },
      },
    ]);
    const table = await settle();
    expect(textsOf(table, 'th')).toEqual(['Device', 'Channel', 'highest of the range', 'Unit']);
    expect(textsOf(table, '[data-testid=row]')).toEqual(['car-7 speed 9 km/h']);
  });

  it('can be reached and scrolled by the keyboard', async () => {
    const table = await (await showWidget(TableWidget, aWidget('table'))).settle();
    expect(table.querySelector('[role=region]')?.getAttribute('tabindex')).toBe('0');
  });
});

import { aWidget } from '../../../../../testing/fake-board';
import { NOON, reading } from '../../../../../testing/readings';
import { bucketSeries, speedSeries } from '../../../../../testing/series';
import { HOSTILE, showWidget, textsOf } from '../../../../../testing/show-widget';
import { SPEED_THRESHOLDS } from '../../../../../testing/thresholds';
import { levelSince } from './level-since';
import { StatusWidget } from './status';

const SPAN = { from: NOON, to: NOON + 60_000 };
const ALARM = SPEED_THRESHOLDS[2] ?? null;

describe('the status tile of a dashboard', () => {
  it('says how a channel is, by how much, and since when', async () => {
    const { data, settle } = await showWidget(StatusWidget, aWidget('status', { thresholds: SPEED_THRESHOLDS }));
    data.shownSeries.data.set({ span: SPAN, series: [speedSeries([70, 125, 130])] });
    data.shownNewest.data.set([reading(2, { value: 130 })]);
    const tile = await settle();
    expect(textsOf(tile, '[data-testid=level], [data-testid=value], .since')).toEqual([
      'too fast',
      '130 km/h',
      'since 12:00:01',
    ]);
    expect(tile.querySelector('[data-level=alarm] tg-icon')).not.toBeNull();
  });

  it('says so where the level is older than the range', async () => {
    const { data, settle } = await showWidget(StatusWidget, aWidget('status', { thresholds: SPEED_THRESHOLDS }));
    data.shownSeries.data.set({ span: SPAN, series: [speedSeries([125, 130])] });
    data.shownNewest.data.set([reading(1, { value: 130 })]);
    expect(textsOf(await settle(), '.since')).toEqual(['since 12:00:00 or longer']);
  });

  it('shows the value alone where there are no thresholds, of a device called as it likes', async () => {
    const { data, settle } = await showWidget(StatusWidget, aWidget('status'));
    data.shownNewest.data.set([reading(1, { device: HOSTILE })]);
    const tile = await settle();
    expect(textsOf(tile, '[data-testid=value]')).toEqual(['70 km/h']);
    expect(textsOf(tile, '.name')).toEqual([`${HOSTILE} · speed`]);
    expect(tile.querySelector('img')).toBeNull();
  });
});

describe('since when a level has been', () => {
  it('is found in buckets by their lowest and highest values', () => {
    const series = bucketSeries([0, 1, 2]);
    series.points.min = [60, 121, 125];
    series.points.max = [130, 130, 130];
    expect(levelSince(series, 'km/h', SPEED_THRESHOLDS, ALARM)).toEqual({ at: NOON + 60_000, isWhole: false });
  });

  it('is not known where the range ends at another level', () => {
    expect(levelSince(speedSeries([125, 70]), 'km/h', SPEED_THRESHOLDS, ALARM)).toBeNull();
    expect(levelSince(speedSeries([]), 'km/h', SPEED_THRESHOLDS, ALARM)).toBeNull();
  });
});

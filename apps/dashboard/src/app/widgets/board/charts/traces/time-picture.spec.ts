/** @jest-environment node */
import { DEFAULT_SETTINGS, type Series } from '@tachograph/contracts';
import { NOON } from '../../../../../testing/readings';
import { bucketSeries, rawSeries } from '../../../../../testing/series';
import { UTC_CLOCK } from '../../../../core/session/wall-clock';
import { barPicture } from './bar-picture';
import { seriesNotes } from './series-notes';
import { seriesTraces } from './series-traces';
import { barStep, barTrace } from './time-bars';
import { stackedPicture, timePicture } from './time-picture';
import { unitsDrawn } from './units-drawn';
import { ValueFormat } from './value-format';

const MINUTE = 60_000;
const drawing = {
  span: { from: NOON - 10 * MINUTE, to: NOON + 10 * MINUTE },
  settings: DEFAULT_SETTINGS,
  format: new ValueFormat(null, 'mean'),
  clock: UTC_CLOCK,
};

function tracesOf(...series: Series[]) {
  const places = series.map(({ device, channel }) => `${device}/${channel}`);
  return seriesTraces(series, { aggregation: 'mean', unit: null, bands: true }, (key) => places.indexOf(key));
}

describe('a picture of lines', () => {
  it('has a point at each reading and in the middle of each bucket, and a break in each gap', () => {
    const gaps = [{ from: NOON + 2_000, to: NOON + 9_000 }];
    const traces = tracesOf(rawSeries([1, 2, 9], { gaps }), bucketSeries([0, 1], { device: 'boat' }));
    const { curves } = timePicture(unitsDrawn(traces, 2), { ...drawing, kind: 'line' });
    expect(curves[0]?.x.map((x) => x - NOON)).toEqual([1_000, 2_000, 9_000, 9_000]);
    expect(curves[0]?.y).toEqual([70, 70, NaN, 70]);
    expect(curves[0]?.band).toBeNull();
    expect(curves[1]?.x.map((x) => x - NOON)).toEqual([30_000, 90_000]);
    expect(curves[1]?.band).toMatchObject({ low: [60, 60], high: [90, 90], reach: 30_000 });
  });

  it('has two axes at most, and tells what has none', () => {
    const units = ['km/h', '°C', '%'];
    const traces = tracesOf(...units.map((unit, at) => rawSeries([0], { channel: `c${at}`, unit })));
    const drawn = unitsDrawn(traces, 2);
    const picture = timePicture(drawn, { ...drawing, kind: 'line' });
    expect(picture.curves.map(({ axis }) => axis)).toEqual(['y', 'y2']);
    expect([picture.y.title, picture.y2?.title]).toEqual(['km/h', '°C']);
    expect(seriesNotes(traces, drawn, DEFAULT_SETTINGS)).toEqual([
      'not drawn, for want of an axis for the unit: c2 (%)',
    ]);
  });

  it('reaches as far as the bands and thresholds that are near, and exactly to ends that are set', () => {
    const drawn = unitsDrawn(tracesOf(bucketSeries([0])), 2);
    const thresholds = [110, 900].map((value) => ({ value, level: 'alarm' as const, label: '', notify: false }));
    const settings = { ...DEFAULT_SETTINGS, thresholds };
    const near = timePicture(drawn, { ...drawing, settings, kind: 'line' });
    expect(near.y).toMatchObject({ min: 60, max: 110, isLoose: true });
    expect(near.marks.map(({ label }) => label)).toEqual(['alarm', 'alarm']);
    const fixed = timePicture(drawn, { ...drawing, settings: { ...settings, min: 0, max: 200 }, kind: 'line' });
    expect(fixed.y).toMatchObject({ min: 0, max: 200, isLoose: false });
  });

  it('is empty, and still has its axes, where there is no reading', () => {
    const picture = timePicture(unitsDrawn([], 2), { ...drawing, kind: 'line' });
    expect(picture.curves).toEqual([]);
    expect(picture.x).toMatchObject({ min: drawing.span.from, max: drawing.span.to });
  });
});

describe('a picture of areas', () => {
  it('begins at zero', () => {
    const picture = timePicture(unitsDrawn(tracesOf(bucketSeries([0])), 2), { ...drawing, kind: 'area' });
    expect(picture.y.min).toBe(0);
    expect(picture.curves[0]?.fill).toBe('below');
  });

  it('adds up what is above one another, bucket by bucket; what is silent adds nothing, and that is told', () => {
    const silent = { device: 'boat', gaps: [{ from: NOON + MINUTE, to: NOON + 3 * MINUTE }] };
    const traces = tracesOf(bucketSeries([0, 1, 2, 3]), bucketSeries([0, 3], silent));
    const drawn = unitsDrawn(traces, 1);
    const picture = stackedPicture(drawn, drawing);
    expect(picture.curves.map(({ y }) => y)).toEqual([
      [70, 70, 70, 70],
      [140, 70, 70, 140],
    ]);
    expect(picture.curves.map(({ fill }) => fill)).toEqual(['below', 'previous']);
    expect(picture.y.max).toBe(140);
    const notes = seriesNotes(traces, drawn, { ...DEFAULT_SETTINGS, stacked: true });
    expect(notes).toEqual(['while a channel is silent, it adds nothing to the sum']);
  });

  it('says that means stand for percentiles, where these are not known of more than the bucket that is under way', () => {
    const series = bucketSeries([0, 1, 2]);
    const withPercentiles = (...percentile: (number | null)[]) =>
      tracesOf({ ...series, points: { ...series.points, percentile } });
    const notesOf = (traces: ReturnType<typeof tracesOf>) =>
      seriesNotes(traces, unitsDrawn(traces, 1), { ...DEFAULT_SETTINGS, aggregation: 'p95' });
    expect(notesOf(withPercentiles(81, 82, null))).toEqual([]);
    expect(notesOf(withPercentiles(81, null, 83))).toEqual(['means where no percentile is known']);
    expect(notesOf(tracesOf(series))).toEqual(['means where no percentile is known']);
  });

  it('adds up readings that were not taken at the same times in common buckets', () => {
    const traces = tracesOf(rawSeries([0, 10, 20]), rawSeries([4, 14, 24], { device: 'boat' }));
    const { curves } = stackedPicture(unitsDrawn(traces, 1), drawing);
    expect(curves[1]?.y).toEqual([140, 140, 140]);
  });

  it('breaks where nobody reported', () => {
    const { curves } = stackedPicture(unitsDrawn(tracesOf(bucketSeries([0, 1, 8])), 1), drawing);
    expect(curves[0]?.y).toEqual([70, 70, NaN, 70]);
  });
});

describe('a picture of bars', () => {
  it('has as many as there is room for, of widths that people count in', () => {
    const hour = { from: 0, to: 60 * MINUTE };
    expect([12, 20, 70].map((most) => barStep(hour, most) / MINUTE)).toEqual([5, 5, 1]);
    expect(barStep({ from: 0, to: 365 * 86_400_000 }, 20) / 86_400_000).toBe(30);
  });

  it.each([
    ['mean', 80],
    ['sum', 160],
    ['count', 2],
    ['min', 70],
    ['max', 90],
    ['last', 90],
  ] as const)('sums up the readings of a bucket: %s', (aggregation, value) => {
    const points = { kind: 'raw' as const, time: [NOON, NOON + 1_000], value: [70, 90] };
    const [trace] = tracesOf(rawSeries([0, 1], { points }));
    expect(trace && barTrace(trace, MINUTE, 0, aggregation).value).toEqual([value]);
  });

  it('keeps the extremes of what was summed up before', () => {
    const [trace] = tracesOf(bucketSeries([0, 1, 2, 3, 4]));
    const bars = trace && barTrace(trace, 5 * MINUTE, 0, 'mean');
    expect(bars).toMatchObject({ time: [NOON], value: [70], low: [60], high: [90], count: [300], width: 5 * MINUTE });
  });

  it('begins days at midnight of the zone', () => {
    const day = 86_400_000;
    const [trace] = tracesOf(
      rawSeries([0], { points: { kind: 'raw', time: [Date.UTC(2026, 10, 20, 23)], value: [1] } }),
    );
    expect(trace && barTrace(trace, day, 3_600_000, 'mean').time).toEqual([Date.UTC(2026, 10, 20, 23)]);
  });

  it('stands beside one another, or above one another', () => {
    const drawn = unitsDrawn(tracesOf(bucketSeries([0]), bucketSeries([0], { device: 'boat' })), 2);
    const [one, other] = barPicture(drawn, drawing).curves;
    expect((other?.x[0] ?? 0) - (one?.x[0] ?? 0)).toBeCloseTo(24_000);
    const stacked = barPicture(drawn, { ...drawing, settings: { ...DEFAULT_SETTINGS, stacked: true } });
    expect(stacked.curves.map(({ x, y }) => [(x[0] ?? 0) - NOON, y[0]])).toEqual([
      [30_000, 70],
      [30_000, 140],
    ]);
    expect(stacked.y.min).toBe(0);
  });
});

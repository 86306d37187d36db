/** @jest-environment node */
import { NOON, reading } from '../../../testing/readings';
import { gapLimit } from '../../core/live/usual-pause';
import { timeLine } from '../time-chart/time-line';
import { tickWords, timeTicks } from '../time-chart/time-ticks';
import { chartSeries } from './chart-series';
import { timeRange } from './time-range';

describe('the lines of the chart', () => {
  it('are one for each device, by the time the readings were taken', () => {
    const readings = [reading(1, { value: 50 }), reading(2, { device: 'boat' }), reading(3, { value: 60 })];
    const [car, boat] = chartSeries(readings, ['car-7', 'boat'], 'light');
    expect(car).toMatchObject({
      label: 'car-7',
      data: [
        { x: NOON + 1_000, y: 50 },
        { x: NOON + 3_000, y: 60 },
      ],
    });
    expect(boat?.borderColor).not.toBe(car?.borderColor);
  });

  it('keep their colour when another device is not shown', () => {
    const both = chartSeries([reading(1), reading(2, { device: 'boat' })], ['car-7', 'boat'], 'dark');
    const [alone] = chartSeries([reading(2, { device: 'boat' })], ['car-7', 'boat'], 'dark');
    expect(alone?.borderColor).toBe(both[1]?.borderColor);
  });

  it('keep their order, whichever device reported first', () => {
    const lines = chartSeries([reading(1, { device: 'boat' }), reading(2)], ['car-7', 'boat'], 'light');
    expect(lines.map(({ label }) => label)).toEqual(['car-7', 'boat']);
  });

  it('bridge a usual pause and not a hole', () => {
    const everyTwoSeconds = [0, 2_000, 4_000, 6_000, 8_000, 68_000];
    expect(gapLimit(everyTwoSeconds)).toBe(12_000);
    const readings = everyTwoSeconds.map((time, id) => reading(id, { takenAt: NOON + time }));
    const [line] = chartSeries(readings, ['car-7'], 'light');
    expect(line?.data.map(({ y }) => y)).toEqual([70, 70, 70, 70, 70, null, 70]);
  });
});

describe('a line of many points', () => {
  it('draws those large that stand alone, for there is nothing else to see of them', () => {
    const dense = Array.from({ length: 100 }, (_, id) => ({ x: NOON + id * 1_000, y: 70 }));
    const radii = timeLine({ label: '', color: '', points: [{ x: NOON - 60_000, y: 70 }, ...dense] }).pointRadius;
    expect(radii).toEqual([2, ...Array.from({ length: 101 }, () => 0.5)]);
  });
});

describe('the time axis', () => {
  it('has its marks at round times, and no more than there is room for', () => {
    const ticks = timeTicks(NOON + 1_300, NOON + 49_000, 6);
    expect(ticks).toEqual([10, 20, 30, 40].map((seconds) => NOON + seconds * 1_000));
  });

  it('marks days where it spans weeks', () => {
    expect(timeTicks(NOON, NOON + 21 * 86_400_000, 5).length).toBeLessThanOrEqual(5);
  });

  it('marks the beginnings of days, and of months of a year, by the calendar', () => {
    const year = [new Date(2025, 10, 20).getTime(), new Date(2026, 10, 20).getTime()] as const;
    const months = timeTicks(...year, 9);
    expect(months.map((time) => new Date(time).toDateString().slice(4))).toEqual([
      ...['Jan 01 2026', 'Mar 01 2026', 'May 01 2026', 'Jul 01 2026', 'Sep 01 2026', 'Nov 01 2026'],
    ]);
    expect(months.map((_, place) => tickWords(place, months, NOON))).toEqual([
      ...[['Jan', '2026'], ['Mar'], ['May'], ['Jul'], ['Sept'], ['Nov']],
    ]);
    const days = timeTicks(NOON, NOON + 4 * 86_400_000, 5);
    expect(days.map((_, place) => tickWords(place, days, NOON))).toEqual([
      ...[['21 Nov', '2026'], ['22 Nov'], ['23 Nov'], ['24 Nov']],
    ]);
  });

  it('names the day once where it is not today, and at midnight', () => {
    const hours = [22, 23, 24, 25].map((hour) => NOON + (hour - 36) * 3_600_000);
    expect(hours.map((_, place) => tickWords(place, hours, NOON))).toEqual([
      ['22:00', '19 Nov'],
      ['23:00'],
      ['00:00', '20 Nov'],
      ['01:00'],
    ]);
    expect(tickWords(0, [NOON + 5_000], NOON)).toEqual(['12:00:05']);
  });

  it('shows ten seconds at least while there are few readings', () => {
    expect(timeRange([NOON])).toEqual({ min: NOON - 10_000, max: NOON });
  });

  it('shows no more than the readings of a fast device need', () => {
    const everyTwentieth = Array.from({ length: 50 }, (_, index) => NOON + index * 50);
    expect(timeRange(everyTwentieth)).toEqual({ min: NOON, max: NOON + 2_450 });
  });
});

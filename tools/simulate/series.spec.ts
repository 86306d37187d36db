import type { Emission } from './faults.ts';
import { bodySeries, speedSeries, type SeriesOptions } from './series.ts';

const START = Date.UTC(2026, 10, 21, 8);
const NO_FAULTS = { duplicates: 0, drops: 0, outOfOrder: 0, garbage: 0 };
const plain: SeriesOptions = { seed: 1, rate: 2, fastForward: 1, skew: 0, faults: NO_FAULTS };

function run(options: Partial<SeriesOptions>, { device = 0, instants = 1_000 } = {}) {
  const series = speedSeries({ ...plain, ...options }, device, START);
  const emissions = Array.from({ length: instants }, () => series.next()).flat();
  const readings = emissions.flatMap((emission) => ('reading' in emission ? [emission.reading] : []));
  return { emissions, readings, faults: series.faults, numbers: readings.map(({ number }) => number) };
}

const upTo = (count: number) => Array.from({ length: count }, (_, n) => n);

describe('a series of readings', () => {
  it('is one reading an instant, at the pace of the rate', () => {
    const { readings, numbers } = run({}, { instants: 4 });
    expect(numbers).toEqual([0, 1, 2, 3]);
    expect(readings.map(({ time }) => time - START)).toEqual([0, 500, 1_000, 1_500]);
  });

  it('lets time run faster, and the clock be wrong', () => {
    const times = run({ fastForward: 60, skew: -90 }, { instants: 3 }).readings.map(({ time }) => time - START);
    expect(times).toEqual([-90_000, -60_000, -30_000]);
  });

  it('is the same for the same seed, values and faults alike, and differs between seeds and devices', () => {
    const faults = { duplicates: 0.1, drops: 0.1, outOfOrder: 0.1, garbage: 0.1 };
    const first = run({ faults }).emissions;
    expect(run({ faults }).emissions).toEqual(first);
    expect(run({ faults, seed: 2 }).emissions).not.toEqual(first);
    expect(run({ faults }, { device: 1 }).emissions).not.toEqual(first);
    const speeds = (options: Partial<SeriesOptions>, device: number) =>
      run(options, { device }).readings.map(({ speed }) => speed);
    expect(speeds({}, 1)).not.toEqual(speeds({}, 0));
  });

  it('has the same values with faults and without', () => {
    const byNumber = new Map(run({}).readings.map((reading) => [reading.number, reading]));
    const { readings } = run({ faults: { ...NO_FAULTS, drops: 0.5, duplicates: 0.5 } });
    for (const reading of readings) expect(reading).toEqual(byNumber.get(reading.number));
  });

  it('makes each fault about as often as it is told to, and counts it', () => {
    const dropped = run({ faults: { ...NO_FAULTS, drops: 0.2 } });
    expect(dropped.readings).toHaveLength(1_000 - dropped.faults.drops);
    const doubled = run({ faults: { ...NO_FAULTS, duplicates: 0.2 } });
    expect(doubled.readings).toHaveLength(1_000 + doubled.faults.duplicates);
    expect([...new Set(doubled.numbers)]).toEqual(upTo(1_000));
    const littered = run({ faults: { ...NO_FAULTS, garbage: 0.2 } });
    expect(littered.emissions).toHaveLength(1_000 + littered.faults.garbage);
    expect(littered.numbers).toEqual(upTo(1_000));
    for (const count of [dropped.faults.drops, doubled.faults.duplicates, littered.faults.garbage]) {
      expect(count).toBeGreaterThan(150);
      expect(count).toBeLessThan(250);
    }
  });

  it('sends a reading that is out of order right after the next one, and loses none', () => {
    const { numbers, faults } = run({ faults: { ...NO_FAULTS, outOfOrder: 0.2 } }, { instants: 1_000 });
    const late = numbers.filter((number, at) => number < (numbers[at - 1] ?? -1));
    expect(late.length).toBeGreaterThan(100);
    expect(faults.outOfOrder - late.length).toBeLessThanOrEqual(1);
    for (const number of late) expect(numbers[numbers.indexOf(number) - 1]).toBe(number + 1);
    expect(numbers.length).toBeGreaterThanOrEqual(999);
  });

  it('brings nothing but garbage where every reading is dropped and every one littered', () => {
    const { emissions } = run({ faults: { ...NO_FAULTS, drops: 1, garbage: 1 } });
    expect(emissions.every((emission: Emission<unknown>) => 'garbage' in emission)).toBe(true);
    expect(emissions).toHaveLength(1_000);
  });

  it('is of a body where a body is asked for', () => {
    const [first] = bodySeries(plain, 0, START).next();
    expect(first).toEqual({
      reading: { hr: expect.any(Number), temp: expect.any(Number), eda: expect.any(Number), number: 0, time: START },
    });
  });
});

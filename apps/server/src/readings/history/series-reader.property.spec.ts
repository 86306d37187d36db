import type { BucketPoints, Series } from '@tachograph/contracts';
import fc from 'fast-check';
import { databases } from '../../../../../test/support/databases.js';
import { RollupDatabase, type TestReading } from '../store/testing/rollup-database.js';
import { BucketedRange } from './bucketed-range.js';
import { channelFacts } from './channel-facts.js';
import { SeriesReader } from './series-reader.js';
import {
  bucketsOf,
  expire,
  lines,
  ranges,
  scenarios,
  storedIn,
  within,
  writeReadings,
} from './testing/random-readings.js';

const DAY = 86_400_000;

/** How often a property is tried, by the name of the database. */
const RUNS: Readonly<Record<string, number>> = { SQLite: 40, MariaDB: 5 };

function expectBuckets({ kind, resolution, mean, ...exact }: BucketPoints, readings: readonly TestReading[]): void {
  const { mean: expectedMean, ...expected } = bucketsOf(readings, resolution);
  expect(kind).toBe('buckets');
  expect(exact).toEqual(expected);
  for (const [index, each] of expectedMean.entries()) expect(mean[index]).toBeCloseTo(each, 8);
}

function expectSeries({ points, count, complete }: Series, readings: readonly TestReading[], most: number): void {
  expect({ count, complete }).toEqual({ count: readings.length, complete: true });
  expect(points.time.length).toBeLessThanOrEqual(most);
  if (readings.length > most) expectBuckets(points as BucketPoints, readings);
  else {
    const [time, values] = [readings.map(({ takenAt }) => takenAt), readings.map((reading) => reading.value)];
    expect(points).toEqual({ kind: 'raw', time, value: values });
  }
}

function expectPercentiles(found: BucketPoints, readings: readonly TestReading[], percent: number): void {
  const { resolution, time, percentile } = found;
  const groups = Map.groupBy(readings, ({ takenAt }) => Math.floor(takenAt / resolution) * resolution);
  const error = resolution < 3_600_000 ? 0 : 0.01;
  expect(percentile).toHaveLength(time.length);
  for (const [index, start] of time.entries()) {
    const values = (groups.get(start) ?? []).map((reading) => reading.value).sort((a, b) => a - b);
    const exact = values[Math.floor((percent / 100) * (values.length - 1))] ?? NaN;
    expect(Math.abs((percentile?.[index] ?? NaN) - exact)).toBeLessThanOrEqual(Math.abs(exact) * error + 1e-9);
  }
}

/** All buckets but those of which something is told to be missing. */
function expectWhatIsKept({ points, missing }: Series, readings: readonly TestReading[]): void {
  if (points.kind !== 'buckets') throw new Error('readings have expired, and are told all the same');
  const { resolution, time } = points;
  const expected = bucketsOf(readings, resolution);
  const isKept = (start: number) => !missing.some(({ from, to }) => start + resolution > from && start < to);
  const rows = ({ time: times, count, min, max, first, last }: typeof expected) =>
    times.map((start, index) => [start, count[index], min[index], max[index], first[index], last[index]]);
  const kept = (row: readonly (number | undefined)[]) => isKept(row[0] ?? NaN);
  expect(rows(points).filter(kept)).toEqual(rows(expected).filter(kept));
  expect(time).toEqual([...new Set(time)].sort((a, b) => a - b));
}

describe.each(databases)('series of random readings on $name', ({ name, create }) => {
  let database: RollupDatabase;
  let channel = 0;

  beforeAll(async () => {
    database = await RollupDatabase.open({ create });
  });

  afterAll(() => database.close());

  const read = async (
    span: { from: number; to: number },
    points: number,
    percentile?: number,
    percentileReadingsMax?: number,
  ): Promise<Series> => {
    const channels = [{ id: channel, device: 'car-7', channel: 'speed', unit: '' }];
    const question = { channels, span, points, percentile, now: span.to };
    const [series] = await new SeriesReader(storedIn(database), percentileReadingsMax).read(question);
    if (series === undefined) throw new Error('there is no series');
    return series;
  };

  it('are what the readings give: those that are rolled up, those that came late and those yet to be rolled up', async () => {
    await fc.assert(
      fc.asyncProperty(scenarios, fc.array(ranges, { minLength: 5, maxLength: 5 }), async (scenario, questions) => {
        channel += 1;
        const readings = await writeReadings(database, channel, scenario);
        for (const { from, length, points } of questions) {
          const span = { from: scenario.day + from, to: scenario.day + from + length };
          expectSeries(await read(span, points), within(readings, span), points);
          // By rollups also where so few readings would be read themselves.
          const [facts] = await channelFacts(storedIn(database), [channel]);
          if (facts === undefined) throw new Error('nothing is known of the channel');
          const question = { span, points, rawMax: Infinity };
          const range = await BucketedRange.read(storedIn(database), facts, question);
          expectBuckets(range.points.points(), within(readings, span));
        }
      }),
      { numRuns: RUNS[name] },
    );
  });

  it('have the percentile of each bucket that was asked for, within 1 % of what the readings give', async () => {
    const percentiles = fc.constantFrom(1, 50, 95, 99);
    const readingsMax = fc.constantFrom(0, Infinity);
    const asked = fc.array(fc.tuple(ranges, percentiles, readingsMax), { minLength: 4, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(scenarios, asked, async (scenario, questions) => {
        channel += 1;
        const readings = await writeReadings(database, channel, scenario);
        for (const [{ from, length, points }, percent, most] of questions) {
          const span = { from: scenario.day + from, to: scenario.day + from + length };
          const { points: found } = await read(span, points, percent, most);
          if (found.kind === 'raw') continue;
          expect(found.resolution).toBeGreaterThanOrEqual(most === 0 ? 3_600_000 : 1);
          expectPercentiles(found, within(readings, span), percent);
        }
      }),
      { numRuns: RUNS[name] },
    );
  });

  it('are what is kept of them, no finer than asked, and say what is missing', async () => {
    await fc.assert(
      fc.asyncProperty(
        scenarios,
        lines,
        fc.array(ranges, { minLength: 5, maxLength: 5 }),
        async (scenario, days, questions) => {
          channel += 1;
          const { day } = scenario;
          const rolledTo = days[0] === undefined ? 0 : Math.max(days[0] * DAY, scenario.rolledTo);
          const readings = await writeReadings(database, channel, { ...scenario, rolledTo });
          const line = days.map((each) => day + each * DAY);
          await expire(database, channel, line);
          for (const { from, length, points } of questions) {
            const span = { from: day + from, to: day + from + length };
            const series = await read(span, points);
            expect(series.points.time.length).toBeLessThanOrEqual(points);
            expect(series.complete).toBe(series.missing.length === 0);
            if (span.from < (line[0] ?? 0)) expectWhatIsKept(series, within(readings, span));
            else expectSeries(series, within(readings, span), points);
          }
        },
      ),
      { numRuns: RUNS[name] },
    );
  });
});

import type { BucketPoints, MissingSpan, RawPoints, Series, TimeSpan } from '@tachograph/contracts';
import { bucketPercentiles, PERCENTILE_READINGS_MAX } from '../statistics/bucket-percentiles.js';
import type { SummedUp } from '../statistics/statistics-cover.js';
import { DAILY, floorTo, HOURLY } from '../rollups/ladder.js';
import { BucketedRange, type BucketQuestion, type Stored } from './bucketed-range.js';
import { channelFacts } from './channel-facts.js';
import { type ChannelFacts, RAW_LEVEL } from './series-planner.js';
import { distancesWithin } from './series-points.js';
import { distancesOf, isSilence, median, type Rhythm } from './silences.js';
import { without } from './time-spans.js';

/** Readings that one question may read where nothing is rolled up yet: half a second's work, or a few. */
export const RAW_ROWS_MAX = 2_000_000;

/** Readings before the range that tell a channel's rhythm where the range has too few. */
const RHYTHM_READINGS = 20;

/** Distances from which on a range tells the rhythm by itself. */
const DISTANCES_MIN = 2;

/** A channel that is asked for. */
export interface SeriesChannel {
  readonly id: number;
  readonly device: string;
  readonly channel: string;
  readonly unit: string;
  /** From the first to the last reading of the range that waits in the journal; undefined where none does. */
  readonly waiting?: TimeSpan | undefined;
}

/** What a thread is asked. */
export interface SeriesQuestion {
  readonly channels: readonly SeriesChannel[];
  readonly span: TimeSpan;
  /** At most, of each channel. */
  readonly points: number;
  /** Which percentile of each bucket is wished, 1 to 99. */
  readonly percentile?: number | undefined;
  /** The present, milliseconds since 1970. */
  readonly now: number;
}

/** Points, and what was between and around them. */
interface Drawn {
  readonly points: RawPoints | BucketPoints;
  readonly count: number;
  readonly isRolled: boolean;
  readonly missing: readonly MissingSpan[];
  /** From the first reading to the end of the last; undefined where there is none. */
  readonly extent: TimeSpan | undefined;
  /** Stretches between readings that may be silences. */
  readonly between: readonly TimeSpan[];
  readonly distances: readonly number[];
  readonly precision: number;
}

/** Answers what channels measured within a range: the readings themselves where they are few, else buckets. */
export class SeriesReader {
  /** @param percentileReadingsMax of all channels, that are read for percentiles of buckets narrower than an hour */
  constructor(
    private readonly stored: Stored & SummedUp,
    private readonly percentileReadingsMax = PERCENTILE_READINGS_MAX,
  ) {}

  /**
   * The series of each channel, in the order asked.
   *
   * @throws whatever the database throws
   */
  async read(question: SeriesQuestion): Promise<Series[]> {
    const ids = question.channels.map(({ id }) => id);
    const facts = await channelFacts(this.stored, ids);
    const series = question.channels.map((channel, index) => this.readOne(channel, question, facts[index]));
    return Promise.all(series);
  }

  private async readOne(channel: SeriesChannel, question: SeriesQuestion, facts?: ChannelFacts): Promise<Series> {
    if (facts === undefined) throw new Error(`nothing is known of channel ${channel.id}`);
    const drawn = await this.draw(facts, question);
    const waiting = channel.waiting === undefined ? [] : [{ ...channel.waiting, reason: 'journal' as const }];
    const missing = [...drawn.missing, ...waiting].sort((a, b) => a.from - b.from);
    const gaps = await this.gaps(facts, question, drawn);
    return {
      device: channel.device,
      channel: channel.channel,
      unit: channel.unit,
      source: drawn.isRolled ? 'rollup' : 'raw',
      count: drawn.count,
      points: drawn.points,
      complete: missing.length === 0,
      missing,
      gaps: gaps.flatMap((gap) => without(gap, missing)),
    };
  }

  private async draw(facts: ChannelFacts, question: SeriesQuestion): Promise<Drawn> {
    const { span, points, channels, percentile } = question;
    let rate = Infinity;
    if (span.from >= facts.keptFrom(RAW_LEVEL)) {
      // Rows that are counted by the database alone cost a tenth of those that are handed over.
      const apart = await this.stored.raw.timesApart(facts.id, span, points);
      const rows = apart === undefined ? await this.stored.raw.first(facts.id, span, points + 1) : [];
      // Some may have been stored in between.
      if (apart === undefined && rows.length <= points) return ofReadings(rows);
      const { from, to } = apart ?? span;
      rate = points / Math.max(to - from, 1);
    }
    const rawMax = Math.floor(RAW_ROWS_MAX / channels.length);
    const asked = { span, points, rawMax };
    const range = await BucketedRange.read(this.stored, { ...facts, rate }, asked);
    if (percentile === undefined) return ofBuckets(range);
    return this.withPercentile(facts, asked, range, percentile, this.percentileReadingsMax / channels.length);
  }

  /** In buckets of an hour at least where the readings of narrower ones are too many, or gone. */
  private async withPercentile(
    facts: ChannelFacts,
    question: BucketQuestion,
    narrow: BucketedRange,
    percentile: number,
    readingsMax: number,
  ): Promise<Drawn> {
    const { span } = question;
    const isRead = narrow.points.readings <= readingsMax && span.from >= facts.keptFrom(RAW_LEVEL);
    const isNarrow = narrow.points.resolution < HOURLY.width;
    const range =
      isNarrow && !isRead
        ? await BucketedRange.read(this.stored, facts, { ...question, finest: HOURLY.level })
        : narrow;
    const drawn = ofBuckets(range);
    if (drawn.points.kind !== 'buckets') return drawn;
    const values = await bucketPercentiles(this.stored, facts, span, drawn.points, percentile);
    return { ...drawn, points: { ...drawn.points, percentile: values } };
  }

  /**
   * Where the channel was silent: between readings, from the beginning of the range if there were readings before, and from the last one to
   * the end of the range or the present.
   */
  private async gaps(
    facts: ChannelFacts,
    { span, now }: SeriesQuestion,
    { extent, between, distances, precision }: Drawn,
  ): Promise<TimeSpan[]> {
    const until = Math.min(span.to, now);
    const lead = { from: span.from, to: extent?.from ?? until };
    const own: Rhythm = { usual: median(distances), precision };
    const isOwn = extent !== undefined && distances.length >= DISTANCES_MIN;
    const before =
      isOwn && !isSilence(lead, own) ? [] : await this.stored.raw.timesBefore(facts.id, span.from, RHYTHM_READINGS);
    const rhythm = isOwn ? own : { usual: median([...distancesOf(before), ...distances]), precision };
    const silentSince = extent === undefined ? before.at(-1) : undefined;
    const isLong = isSilence({ ...lead, from: silentSince ?? lead.from }, rhythm);
    const isSilent = isLong && (before.length > 0 || (await this.hadExpired(facts, span.from)));
    return [
      ...(isSilent ? [lead] : []),
      ...between.filter((stretch) => isSilence(stretch, rhythm)),
      ...[{ from: extent?.to ?? until, to: until }].filter((tail) => isSilence(tail, rhythm)),
    ].filter(({ from, to }) => from < to);
  }

  /** Whether there were readings before an instant that have expired, as their days tell; where these have gone too, there may have been. */
  private async hadExpired({ id, keptFrom }: ChannelFacts, instant: number): Promise<boolean> {
    if (keptFrom(RAW_LEVEL) === -Infinity) return false;
    if (keptFrom(DAILY.level) > -Infinity) return true;
    const segments = await this.stored.rollups.segments(id, DAILY, { from: 0, to: instant });
    return segments.some(({ buckets }) => buckets.indexFrom(floorTo(instant, DAILY.width)) > 0);
  }
}

function ofReadings(rows: readonly (readonly [number, number])[]): Drawn {
  const time = rows.map(([takenAt]) => takenAt);
  const [first, last] = [time[0], time.at(-1)];
  return {
    points: { kind: 'raw', time, value: rows.map(([, value]) => value) },
    count: rows.length,
    isRolled: false,
    missing: [],
    extent: first === undefined || last === undefined ? undefined : { from: first, to: last },
    between: time.slice(1).map((to, index) => ({ from: time[index] ?? to, to })),
    distances: distancesOf(time),
    precision: 0,
  };
}

function ofBuckets({ points, missing, precision }: BucketedRange): Drawn {
  const columns = points.points();
  return {
    points: columns,
    count: points.readings,
    isRolled: points.isRolled,
    missing,
    extent: points.extent,
    between: points.silences,
    distances: distancesWithin(columns),
    precision,
  };
}

import type { ChannelStatistics, GroupStatistics, MissingSpan, StatisticsGroup, TimeSpan } from '@tachograph/contracts';
import { channelFacts } from '../history/channel-facts.js';
import type { KeptLevels } from '../history/kept-levels.js';
import type { RawReader } from '../history/raw-reader.js';
import { type ChannelFacts, RAW_LEVEL } from '../history/series-planner.js';
import type { SeriesChannel } from '../history/series-reader.js';
import { distancesOf, median } from '../history/silences.js';
import { overlap } from '../history/time-spans.js';
import { DAILY, HOURLY, stepFor } from '../rollups/ladder.js';
import { EXACT_VALUES_MAX } from './distribution.js';
import { type CoverWishes, StatisticsCover, type SummedUp, type Unit } from './statistics-cover.js';
import { Tally } from './tally.js';
import { TallyWalk } from './tally-walk.js';
import { ZoneGroups } from './zone-groups.js';

/** Milliseconds by which a reading may be ahead of the present: more is implausible. */
const AHEAD_MS = 2 * 86_400_000;

/** Readings of hours that straddle groups, of all channels, which are read for the groups' spread: a second's work, or a year at one a minute. */
const STRADDLING_MAX = 600_000;

/** Minutes are the finest buckets that know how values deviate. */
const MINUTELY_LEVEL = 3;

/** What a thread is asked. */
export interface StatisticsQuestion {
  readonly channels: readonly SeriesChannel[];
  readonly span: TimeSpan;
  readonly above?: number | undefined;
  readonly bins?: number | undefined;
  readonly by?: StatisticsGroup | undefined;
  /** IANA name. */
  readonly timeZone: string;
  /** The present, milliseconds since 1970. */
  readonly now: number;
}

const EVERYTHING = () => 0;

/**
 * Figures of ranges: from days, hours and their sketches wherever these can be believed, else from the readings; from these alone where they are
 * few, so that percentiles are exact.
 */
export class StatisticsReader {
  /**
   * @param exactMax where no more readings than that are summed up, they are read themselves
   * @param straddlingMax likewise those of hours that straddle groups, of all channels
   */
  constructor(
    private readonly stored: SummedUp & { readonly raw: RawReader; readonly kept: KeptLevels },
    private readonly exactMax = EXACT_VALUES_MAX,
    private readonly straddlingMax = STRADDLING_MAX,
  ) {}

  /**
   * The statistics of each channel, in the order asked.
   *
   * @throws whatever the database throws
   */
  async read(question: StatisticsQuestion): Promise<ChannelStatistics[]> {
    const facts = await channelFacts(
      this.stored,
      question.channels.map(({ id }) => id),
    );
    const answers: ChannelStatistics[] = [];
    for (const [index, channel] of question.channels.entries()) {
      const known = facts[index];
      if (known !== undefined) answers.push(await this.readOne(channel, known, question));
    }
    return answers;
  }

  private async readOne(
    channel: SeriesChannel,
    facts: ChannelFacts,
    question: StatisticsQuestion,
  ): Promise<ChannelStatistics> {
    const span = { from: question.span.from, to: Math.min(question.span.to, question.now + AHEAD_MS) };
    const groups = question.by === undefined ? undefined : new ZoneGroups(question.by, question.timeZone, span);
    const inHours = groups?.bucketWidth === HOURLY.width;
    const coarse = await this.cover(facts, span, {
      coarsest: inHours ? HOURLY.level : DAILY.level,
      finest: HOURLY.level,
      spread: true,
      parts: question.above !== undefined,
    });
    const canGroup = inHours || isAllRaw(coarse);
    const fine = groups === undefined || canGroup ? undefined : await this.coverInGroups(facts, question, span, groups);
    const isInGroups = groups !== undefined && (canGroup || fine !== undefined);
    const cover = fine ?? coarse;
    const walk = await this.walk(facts, question, cover, isInGroups ? (at) => groups.keyOf(at) : EVERYTHING);
    const byGroup =
      groups === undefined || isInGroups ? walk : await this.groupsByMinutes(facts, question, span, groups);
    return {
      ...answerOf(channel, walk, [...cover.missing, ...walk.missing], question),
      ...(groups !== undefined && { groups: groupsOf(byGroup, question) }),
    };
  }

  /** By the readings alone where they are few. */
  private async cover(facts: ChannelFacts, span: TimeSpan, wishes: CoverWishes): Promise<StatisticsCover> {
    const cover = await StatisticsCover.of(this.stored, facts, span, wishes);
    if (cover.summed > this.exactMax || span.from < facts.keptFrom(RAW_LEVEL)) return cover;
    return StatisticsCover.of(this.stored, facts, span, { ...wishes, coarsest: RAW_LEVEL });
  }

  /** Where hours straddle groups: these by their readings, unless they are too many or gone. */
  private async coverInGroups(
    facts: ChannelFacts,
    { above, channels }: StatisticsQuestion,
    span: TimeSpan,
    groups: ZoneGroups,
  ): Promise<StatisticsCover | undefined> {
    if (span.from < facts.keptFrom(RAW_LEVEL)) return undefined;
    const isRead = (hour: TimeSpan) => !groups.holdsWhole(hour);
    const hourly = { coarsest: HOURLY.level, finest: HOURLY.level };
    const { units } = await StatisticsCover.of(this.stored, facts, span, { ...hourly, spread: false, parts: false });
    if (readingsOf(units, isRead) > this.straddlingMax / channels.length) return undefined;
    return StatisticsCover.of(this.stored, facts, span, {
      ...hourly,
      spread: true,
      parts: above !== undefined,
      isRead,
    });
  }

  /** Else of buckets that don't, whose spread is not known. */
  private async groupsByMinutes(
    facts: ChannelFacts,
    question: StatisticsQuestion,
    span: TimeSpan,
    groups: ZoneGroups,
  ): Promise<TallyWalk> {
    const coarsest = stepFor(groups.bucketWidth)?.level ?? MINUTELY_LEVEL;
    const wishes = { coarsest, finest: MINUTELY_LEVEL, spread: false, parts: false };
    const cover = await StatisticsCover.of(this.stored, facts, span, wishes);
    return this.walk(facts, { ...question, above: undefined }, cover, (at) => groups.keyOf(at));
  }

  private async walk(
    facts: ChannelFacts,
    { span, above, now }: StatisticsQuestion,
    cover: StatisticsCover,
    keyOf: (instant: number) => number,
  ): Promise<TallyWalk> {
    const walk = new TallyWalk(this.stored.raw, facts.id, keyOf);
    if (above !== undefined) {
      const usual = usualWithin(cover.units) ?? (await this.usualOf(facts.id, span));
      await walk.countTime(above, usual, span.from);
    }
    await walk.through(cover.units, Math.min(span.to, now));
    return walk;
  }

  /** The usual distance of readings, milliseconds, by the first ones of the range; 0 where that can't be told. */
  private async usualOf(channelId: number, span: TimeSpan): Promise<number> {
    const first = await this.stored.raw.first(channelId, span, EXACT_VALUES_MAX);
    return median(distancesOf(first.map(([takenAt]) => takenAt))) ?? 0;
  }
}

/** The usual distance of readings, by the buckets; undefined where there is none. */
function usualWithin(units: readonly Unit[]): number | undefined {
  return median(
    units.flatMap((unit) => (unit.kind === 'summed' ? unit.parts.map(({ count }) => unit.partWidth / count) : [])),
  );
}

/** How many readings the hours of some kind have, where they are summed up. */
function readingsOf(units: readonly Unit[], isMeant: (hour: TimeSpan) => boolean): number {
  let count = 0;
  for (const unit of units) {
    if (unit.kind !== 'plain') continue;
    const { buckets, span } = unit;
    const end = buckets.indexFrom(span.to);
    for (let index = buckets.indexFrom(span.from); index < end; index += 1) {
      const bucket = buckets.at(index);
      if (isMeant({ from: bucket.start, to: bucket.start + HOURLY.width })) count += bucket.count;
    }
  }
  return count;
}

function isAllRaw({ units }: StatisticsCover): boolean {
  return units.every(({ kind }) => kind === 'raw');
}

function answerOf(
  { device, channel, unit, waiting }: SeriesChannel,
  { tallies }: TallyWalk,
  found: readonly MissingSpan[],
  question: StatisticsQuestion,
): ChannelStatistics {
  const total = new Tally();
  for (const tally of tallies.values()) total.addAll(tally);
  const known = found.flatMap((missing) => {
    const within = overlap(missing, question.span);
    return within === undefined ? [] : [{ ...within, reason: missing.reason }];
  });
  const missing = [...known, ...(waiting === undefined ? [] : [{ ...waiting, reason: 'journal' as const }])];
  return {
    ...{ device, channel, unit },
    ...total.statistics(question),
    relativeError: total.distribution.relativeError,
    complete: missing.length === 0,
    missing: missing.sort((a, b) => a.from - b.from),
  };
}

function groupsOf({ tallies }: TallyWalk, question: StatisticsQuestion): GroupStatistics[] {
  return [...tallies]
    .filter(([, { moments }]) => moments.count > 0)
    .sort(([one], [other]) => one - other)
    .map(([key, tally]) => ({ key, ...tally.statistics(question) }));
}

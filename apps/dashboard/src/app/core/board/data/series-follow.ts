import { signal } from '@angular/core';
import { channelAddress, type ChannelPattern, type SeriesAnswer } from '@tachograph/contracts';
import { GrowingSeries, emptySeries } from '../../history/growing-series';
import { isDue } from '../../history/range-upkeep';
import type { SeriesData, SeriesWish } from '../board-data';
import type { Board, Follow } from './follow';
import { compare, type HeardChannel, type Hearer, type Moment } from './channel-book';
import { Question } from './question';
import { stretchLength, stretchOf } from './shown-stretch';

/**
 * Readings taken longer ago than this have been stored and told of, but for late ones: milliseconds, and what is added where
 * readings come late as a rule, up to as long as what is heard is kept.
 */
const SETTLED_MS = { least: 2_000, margin: 1_000, most: 15_000 };
/** The clock's tick is this old at most. */
const TICK_MS = 1_000;

/**
 * A range of some channels. What was stored is asked for up to a boundary, and what is heard that was taken from it on is
 * added. What was taken before it and is heard after the question may have missed the answer: for it the range is asked for
 * again, so that nothing is shown twice, or missing for long. A recording is heard in the order of its times, so there is none.
 */
export class SeriesFollow implements Follow<SeriesData>, Hearer {
  private readonly shown = signal<SeriesData | null>(null);
  private readonly question: Question<SeriesAnswer>;
  private growing = new Map<string, GrowingSeries>();
  /** Up to where the history goes: of what is shown, and of what is asked for. */
  private boundary = Infinity;
  private askedBoundary = Infinity;
  private askedAt = 0;
  private isBehind = false;
  private isNextBehind = false;
  private added = 0;
  private shownTo = 0;

  readonly data = this.shown.asReadonly();
  readonly state;

  constructor(
    private readonly wish: SeriesWish,
    readonly patterns: readonly ChannelPattern[],
    private readonly board: Board,
  ) {
    this.question = new Question(
      (superseded) => this.put(superseded),
      (answer) => this.take(answer),
    );
    this.state = this.question.state;
  }

  restart(isMissing: boolean): void {
    this.question.ask(!isMissing);
  }

  retry(): void {
    this.question.ask(true);
  }

  end(): void {
    this.question.end();
    this.board.pacer.remove(this);
  }

  hear(channel: HeardChannel, moment: Moment): void {
    const at = timeOf(moment);
    if (this.question.isPending && at < this.askedBoundary) this.isNextBehind = true;
    if (this.shown() === null) return;
    if (at >= this.boundary) this.add(channel, moment);
    else if (at >= this.span().from) this.isBehind = true;
  }

  keepUp(): void {
    const data = this.shown();
    if (!data || !this.isMoving()) return;
    if (this.span().to !== this.shownTo) this.board.pacer.add(this);
    if (this.question.isPending || this.state().kind === 'failed') return;
    const isBehind = this.isBehind || [...this.growing.values()].some((each) => each.isInexact);
    const upkeep = { age: this.board.present() - this.askedAt, isBehind, tail: this.added, points: this.wish.points };
    if (isDue(upkeep, data.series)) this.question.ask(false);
  }

  publish(): void {
    const span = this.span();
    this.shownTo = span.to;
    const series = [...this.growing.values()].map((each) => each.since(span.from));
    series.sort((a, b) => compare(a.device, b.device) || compare(a.channel, b.channel));
    this.shown.set({ span, series });
  }

  private put(superseded: AbortSignal): Promise<SeriesAnswer> {
    const { api, time } = this.board;
    this.askedAt = this.board.present();
    this.isNextBehind = false;
    const { from, to } = stretchOf(time, this.wish.range, time.now());
    this.askedBoundary = this.boundaryOf(to);
    const { channels, points, percentile } = this.wish;
    const span = { from, to: Math.max(from + 1, this.askedBoundary) };
    return api.series(channels, span, points, superseded, percentile);
  }

  /** Of a range that ends now, what is settled, where what is heard tells of the rest; else up to whatever may be stored by now. */
  private boundaryOf(to: number): number {
    const { time } = this.board;
    switch (time.mode()) {
      case 'live': {
        const since = this.board.heardSince(this.patterns);
        const settled = this.board.present() - this.settledAfter();
        return since !== null && since <= settled ? settled : this.board.present() + TICK_MS;
      }
      case 'past':
        return to;
      default:
        return this.board.edge();
    }
  }

  private settledAfter(): number {
    const late = this.board.book.of(this.patterns).map(lateness);
    return Math.min(SETTLED_MS.most, Math.max(SETTLED_MS.least, Math.max(0, ...late) + SETTLED_MS.margin));
  }

  private take(answer: SeriesAnswer): void {
    this.growing = new Map(answer.series.map((series) => [keyOf(series), new GrowingSeries(series)]));
    this.boundary = this.askedBoundary;
    this.isBehind = this.isNextBehind;
    this.added = 0;
    this.board.book.learn(answer.series);
    if (this.board.time.mode() !== 'past') this.addRecent();
    this.board.pacer.remove(this);
    this.publish();
  }

  /** What came while the answer was on its way. */
  private addRecent(): void {
    for (const channel of this.board.book.of(this.patterns)) {
      const missed = channel.recent.filter(({ moment }) => timeOf(moment) >= this.boundary);
      missed.sort((a, b) => timeOf(a.moment) - timeOf(b.moment));
      for (const { moment } of missed) this.add(channel, moment);
      if (channel.lostAt >= this.boundary) this.isBehind = true;
    }
  }

  private add(channel: HeardChannel, { reading, bucket }: Moment): void {
    const key = keyOf(channel);
    const known = this.growing.get(key) ?? new GrowingSeries(emptySeries(reading));
    this.growing.set(key, known);
    if (bucket) known.addBucket(bucket, bucket.width);
    else known.add(reading);
    this.added += 1;
    this.board.pacer.add(this);
  }

  /** Moves on by a point's width at least while live, so that a picture is not drawn anew for nothing. */
  private span() {
    const { time } = this.board;
    const { range, points } = this.wish;
    const now = time.now();
    if (time.mode() !== 'live') return stretchOf(time, range, now);
    const step = Math.max(TICK_MS, stretchLength(time, range) / points);
    return stretchOf(time, range, Math.ceil(now / step) * step);
  }

  private isMoving(): boolean {
    const { time } = this.board;
    return time.mode() === 'live' || time.isRunning();
  }
}

/** When it was taken; of what was summed up, when that begins. */
function timeOf({ reading, bucket }: Moment): number {
  return bucket?.at ?? reading.takenAt;
}

/** How long readings of a channel were on their way lately, milliseconds, at most. */
function lateness({ recent }: HeardChannel): number {
  return recent.reduce((late, { moment: { reading } }) => Math.max(late, reading.receivedAt - reading.takenAt), 0);
}

function keyOf({ device, channel }: { readonly device: string; readonly channel: string }): string {
  return channelAddress(device, channel);
}

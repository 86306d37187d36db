import { signal } from '@angular/core';
import type { ChannelPattern, ChannelStatistics, StatisticsAnswer, TimeSpan } from '@tachograph/contracts';
import type { StatisticsWish } from '../board-data';
import type { Board, Follow } from './follow';
import { Question } from './question';
import { stretchOf } from './shown-stretch';

/** How old figures become while time goes on, milliseconds: of the present, and of a replay. */
const AGE_MS = { live: 30_000, replay: 5_000 };

/** Statistics of a range, asked for anew now and then while it moves on. */
export class StatisticsFollow implements Follow<readonly ChannelStatistics[]> {
  private readonly shown = signal<readonly ChannelStatistics[] | null>(null);
  private readonly question: Question<StatisticsAnswer>;
  private askedAt = 0;

  readonly data = this.shown.asReadonly();
  readonly state;

  constructor(
    private readonly wish: StatisticsWish,
    readonly patterns: readonly ChannelPattern[],
    private readonly board: Board,
  ) {
    this.question = new Question(
      (superseded) => this.put(superseded),
      ({ channels }) => this.shown.set(channels),
    );
    this.state = this.question.state;
  }

  restart(isMissing: boolean): void {
    this.question.ask(!isMissing);
  }

  retry(): void {
    this.question.ask(true);
  }

  keepUp(): void {
    const { time } = this.board;
    const most = time.mode() === 'live' ? AGE_MS.live : time.isRunning() ? AGE_MS.replay : Infinity;
    if (this.question.isPending || this.state().kind === 'failed') return;
    if (performance.now() - this.askedAt >= most) this.question.ask(false);
  }

  publish(): void {
    // What is shown is what was answered.
  }

  end(): void {
    this.question.end();
  }

  private put(superseded: AbortSignal): Promise<StatisticsAnswer> {
    const { api } = this.board;
    this.askedAt = performance.now();
    return api.statistics(this.wish.channels, this.span(), this.wish.bins, superseded);
  }

  /** Of a past range that is replayed, what has been by then. */
  private span(): TimeSpan {
    const { time } = this.board;
    const now = time.now();
    const { from, to } = stretchOf(time, this.wish.range, now);
    return { from, to: Math.max(from + 1, Math.min(to, now)) };
  }
}

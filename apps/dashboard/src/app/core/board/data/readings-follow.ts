import { signal } from '@angular/core';
import type { ChannelPattern } from '@tachograph/contracts';
import type { LastReadings } from '../../api/board-api';
import type { ShownReading } from '../../live/reading-window';
import type { ReadingsWish } from '../board-data';
import type { HeardChannel, Hearer, Moment } from './channel-book';
import type { Board, Follow } from './follow';
import { Question } from './question';

/** The last readings of some channels: those stored, and those heard since, each once by its id, newest first. */
export class ReadingsFollow implements Follow<readonly ShownReading[]>, Hearer {
  private readonly shown = signal<readonly ShownReading[] | null>(null);
  private readonly question: Question<LastReadings>;
  private fresh: ShownReading[] = [];

  readonly data = this.shown.asReadonly();
  readonly state;

  constructor(
    private readonly wish: ReadingsWish,
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

  hear(_channel: HeardChannel, { reading }: Moment): void {
    if (this.shown() === null) return;
    this.fresh.push(reading);
    // What comes faster than it is shown is left out here as it would be there.
    if (this.fresh.length > 4 * this.wish.count + 100) this.fresh = lastOf(this.fresh, this.wish.count);
    this.board.pacer.add(this);
  }

  keepUp(): void {
    // The last readings change only as one is heard.
  }

  publish(): void {
    this.shown.set(lastOf([...(this.shown() ?? []), ...this.fresh], this.wish.count));
    this.fresh = [];
  }

  end(): void {
    this.question.end();
    this.board.pacer.remove(this);
  }

  private put(superseded: AbortSignal): Promise<LastReadings> {
    const { api, time } = this.board;
    const until = time.mode() === 'live' ? {} : { to: time.now() - 1 };
    return api.readings(this.wish.channels, until, this.wish.count, superseded);
  }

  private take({ data }: LastReadings): void {
    this.shown.set([]);
    this.fresh = [...data];
    if (this.board.time.mode() !== 'past') this.addRecent();
    this.board.pacer.remove(this);
    this.publish();
  }

  private addRecent(): void {
    for (const { recent } of this.board.book.of(this.patterns)) {
      this.fresh.push(...recent.slice(-this.wish.count).map(({ moment }) => moment.reading));
    }
  }
}

/** The last by the time taken, each once, newest first. */
function lastOf(readings: readonly ShownReading[], count: number): ShownReading[] {
  const byId = new Map(readings.map((reading) => [reading.id, reading]));
  return [...byId.values()].sort((a, b) => b.takenAt - a.takenAt || b.id - a.id).slice(0, count);
}

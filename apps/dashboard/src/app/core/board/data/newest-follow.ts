import { computed, signal, type Signal } from '@angular/core';
import type { ChannelPattern, Reading } from '@tachograph/contracts';
import type { AskState } from '../board-data';
import type { HeardChannel, Hearer, Moment } from './channel-book';
import type { Board, Follow } from './follow';

const LOADING: AskState = { kind: 'loading' };

/** The newest reading of some channels, out of what the dashboard knows of them all. */
export class NewestFollow implements Follow<readonly Reading[]>, Hearer {
  private readonly shown = signal<readonly Reading[] | null>(null);

  readonly data = this.shown.asReadonly();
  readonly state = computed<AskState>(() => {
    const state = this.asked();
    return state.kind === 'ready' && this.shown() === null ? LOADING : state;
  });

  /** @param asked how the question for the newest readings of all channels stands, and how to put it again */
  constructor(
    readonly patterns: readonly ChannelPattern[],
    private readonly board: Board,
    private readonly asked: Signal<AskState>,
    readonly retry: () => void,
  ) {}

  restart(): void {
    // All channels are asked for together; what is known already is shown at once.
    if (this.board.book.of(this.patterns).some(({ newest }) => newest)) this.board.pacer.add(this);
  }

  hear(channel: HeardChannel, moment: Moment): void {
    if (channel.newest === moment.reading) this.board.pacer.add(this);
  }

  keepUp(): void {
    // What is newest changes only as something is heard.
  }

  publish(): void {
    this.shown.set(this.board.book.of(this.patterns).flatMap(({ newest }) => newest ?? []));
  }

  end(): void {
    this.board.pacer.remove(this);
  }
}

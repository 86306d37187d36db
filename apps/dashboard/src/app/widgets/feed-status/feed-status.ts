import { Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { feedWords } from '../../core/live/feed-words';
import { LiveConnection } from '../../core/live/live-connection';
import type { ReadingFeed } from '../../core/live/reading-feed';
import { ServerClock } from '../../core/live/server-clock';
import { HistoryNotice } from '../history-notice/history-notice';
import { Icon } from '../icon/icon';

/** What can be watched, stopped and resumed. */
export type StoppableFeed = Pick<
  ReadingFeed,
  'stoppedAt' | 'behind' | 'history' | 'newest' | 'stop' | 'resume' | 'reload'
>;

/** Starts and stops a view, and says how new what it shows is, or what went wrong. */
@Component({
  selector: 'tg-feed-status',
  imports: [HistoryNotice, Icon, MatButton],
  templateUrl: './feed-status.html',
  styleUrl: './feed-status.scss',
})
export class FeedStatus {
  readonly feed = input.required<StoppableFeed>();
  /** What is started and stopped, as the button says to who can't see beside what it stands. */
  readonly of = input.required<string>();
  /** How long the newest reading counts as new, in milliseconds. */
  readonly patience = input.required<number>();

  private readonly live = inject(LiveConnection);
  private readonly clock = inject(ServerClock);
  protected readonly problem = this.live.problem;
  protected readonly isStopped = computed(() => this.feed().stoppedAt() !== null);
  protected readonly status = computed(() => {
    const feed = this.feed();
    return feedWords({
      stoppedAt: feed.stoppedAt(),
      isLive: this.live.isLive(),
      behind: feed.behind(),
      history: feed.history(),
      newest: feed.newest(),
      patience: this.patience(),
      now: this.clock.now(),
    });
  });

  protected readonly verb = computed(() => (this.isStopped() ? $localize`Start` : $localize`Stop`));
  protected readonly toggleWords = computed(() =>
    this.isStopped() ? $localize`Start ${this.of()}:view:` : $localize`Stop ${this.of()}:view:`,
  );

  /** Whether what the view shows is of now. */
  readonly isCurrent = computed(() => this.status().kind === 'live');

  protected toggle(): void {
    if (this.isStopped()) this.feed().resume();
    else this.feed().stop();
  }
}

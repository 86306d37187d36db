import { Injectable, effect, inject, untracked } from '@angular/core';
import { LiveConnection } from '../live/live-connection';
import { roughDuration } from '../session/age-words';
import { clockTime } from '../session/local-time';
import type { Notification } from './notification';
import { Notifications } from './notifications';

/** A connection that is back sooner, after a restart of the server for instance, is nothing to tell of: the badge shows it. */
const PATIENCE_MS = 10_000;

/** Tells once when the connection is lost for longer, and once when it is back. */
@Injectable({ providedIn: 'root' })
export class ConnectionNews {
  private readonly notifications = inject(Notifications);
  private readonly live = inject(LiveConnection);
  /** Since when there is none, milliseconds since 1970; null while there is one, or none yet. */
  private lostAt: number | null = null;
  private isTold = false;
  private timer?: ReturnType<typeof setTimeout>;

  constructor() {
    let wasLive = false;
    effect((onCleanup) => {
      const isLive = this.live.isLive();
      if (isLive) untracked(() => this.regained());
      else if (wasLive) this.lost();
      wasLive = isLive;
      if (!isLive) onCleanup(() => clearTimeout(this.timer));
    });
  }

  private lost(): void {
    const at = Date.now();
    this.lostAt = at;
    this.timer = setTimeout(() => {
      this.isTold = true;
      const text = $localize`What you see is as of ${clockTime(at)}:time:. It goes on by itself once the server answers.`;
      this.tell({ level: 'caution', title: $localize`No connection`, text, at });
    }, PATIENCE_MS);
  }

  private regained(): void {
    const { lostAt } = this;
    if (lostAt !== null && this.isTold) {
      const at = Date.now();
      const text = $localize`After ${roughDuration(at - lostAt)}:duration: without.`;
      this.tell({ level: 'good', title: $localize`Connected again`, text, at });
    }
    this.lostAt = null;
    this.isTold = false;
  }

  /** Of one loss there is one entry, which says how it ended. */
  private tell(news: Pick<Notification, 'level' | 'title' | 'text' | 'at'>): void {
    this.notifications.tell({ ...news, key: `connection ${this.lostAt ?? 0}`, link: null });
  }
}

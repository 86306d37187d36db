import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { linkWords } from '../../core/live/link-words';
import { LiveConnection } from '../../core/live/live-connection';
import { ServerClock } from '../../core/live/server-clock';
import { Icon } from '../icon/icon';

/** Says in words whether the page is live, and when it will try again; the reader need not wait for it. */
@Component({
  selector: 'tg-connection-badge',
  imports: [Icon, MatButton],
  templateUrl: './connection-badge.html',
  styleUrl: './connection-badge.scss',
})
export class ConnectionBadge {
  private readonly live = inject(LiveConnection);
  private readonly clock = inject(ServerClock);

  protected readonly link = computed(() => linkWords(this.live.state(), this.clock.localNow(), navigator.onLine));
  protected readonly canTry = computed(() => ['waiting', 'refused'].includes(this.live.state().kind));

  protected tryNow(): void {
    this.live.tryNow();
  }
}

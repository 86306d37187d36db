import { Component, computed, inject } from '@angular/core';
import { LiveConnection } from '../../core/live/live-connection';
import { ServerClock } from '../../core/live/server-clock';
import { formatCount } from '../../core/session/count-words';
import { clockTime } from '../../core/session/local-time';
import { formatNumber } from '../../core/session/number-format';

/** How much the server has stored since it runs, and how fast; without a connection it says as of when. */
@Component({
  selector: 'tg-stored-figures',
  templateUrl: './stored-figures.html',
  styleUrl: './stored-figures.scss',
})
export class StoredFigures {
  private readonly live = inject(LiveConnection);
  private readonly clock = inject(ServerClock);

  protected readonly stored = computed(() => {
    const stats = this.live.stats();
    return stats ? formatCount(stats.stored) : '–';
  });
  protected readonly storedNote = computed(() => {
    const stats = this.live.stats();
    if (!stats) return $localize`stored`;
    if (!this.live.isLive()) return $localize`stored as of ${clockTime(stats.serverTime, this.clock.now())}:time:`;
    return $localize`stored since ${clockTime(stats.since, this.clock.now(), 'minutes')}:time:`;
  });
  /** A rate is of this very second: when nothing arrives it is not known. */
  protected readonly perSecond = computed(() => {
    const stats = this.live.stats();
    return stats && this.live.isLive() ? formatNumber(stats.perSecond, 1) : '–';
  });
}

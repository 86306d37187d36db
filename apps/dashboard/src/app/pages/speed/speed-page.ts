import { Component, DestroyRef, computed, effect, inject } from '@angular/core';
import { STALE_MS, freshness } from '../../core/live/freshness';
import { LiveConnection } from '../../core/live/live-connection';
import { ServerClock } from '../../core/live/server-clock';
import { SpeedFeed } from '../../core/live/speed-feed';
import { DISTINCT_COLORS } from '../../core/session/device-colors';
import { CodeSamples } from '../../widgets/code-samples/code-samples';
import { DeviceFilter } from '../../widgets/device-filter/device-filter';
import { FeedStatus } from '../../widgets/feed-status/feed-status';
import { Generator } from '../../widgets/generator/generator';
import { SpeedGenerator } from '../../widgets/generator/speed-generator';
import { ReadingTable } from '../../widgets/reading-table/reading-table';
import { SpeedChart } from '../../widgets/speed-chart/speed-chart';
import { Speedometer } from '../../widgets/speedometer/speedometer';
import { StoredFigures } from '../../widgets/stored-figures/stored-figures';
import { Welcome } from '../../widgets/welcome/welcome';

/** The speed of every device: now, over the last readings, and as figures; filled from the history, kept up live. */
@Component({
  selector: 'tg-speed-page',
  imports: [
    CodeSamples,
    DeviceFilter,
    FeedStatus,
    Generator,
    ReadingTable,
    SpeedChart,
    Speedometer,
    StoredFigures,
    Welcome,
  ],
  templateUrl: './speed-page.html',
  styleUrls: ['../page.scss', './speed-page.scss'],
})
export class SpeedPage {
  protected readonly feed = inject(SpeedFeed);
  protected readonly generator = inject(SpeedGenerator);
  private readonly live = inject(LiveConnection);
  private readonly clock = inject(ServerClock);

  protected readonly patience = STALE_MS;
  protected readonly speeds = computed(() => this.feed.readings().map(({ value }) => value));
  protected readonly freshness = computed(() => {
    const newest = this.feed.newest();
    const isFollowed = this.live.isLive() && this.feed.stoppedAt() === null;
    return newest && freshness(newest, this.clock.now(), isFollowed);
  });
  /** What fills the page: it is empty only where the history was read and has nothing. */
  protected readonly view = computed(() => {
    if (this.feed.devices().length > 0) return 'readings';
    if (this.feed.history().kind === 'ready' && !this.generator.running()) return 'empty';
    return 'waiting';
  });

  /** Of many devices the last readings are those of some alone, which is better said than guessed. */
  protected readonly ofMany = computed(() => {
    const all = this.feed.devices().length;
    if (this.feed.device() !== null || all <= DISTINCT_COLORS) return '';
    const shown = new Set(this.feed.readings().map(({ device }) => device)).size;
    return `, of ${shown} of ${all} devices`;
  });

  protected readonly waitingWords = computed(() => {
    if (this.generator.running()) return 'waiting for the first reading…';
    return this.feed.history().kind === 'loading' ? 'loading the history…' : 'nothing to show yet';
  });

  constructor() {
    this.feed.show();
    inject(DestroyRef).onDestroy(() => this.feed.leave());
    // Where one of the two connections got through, the other need not sit out its own waiting time.
    effect(() => {
      if (this.live.isLive()) this.generator.tryNow();
    });
  }
}

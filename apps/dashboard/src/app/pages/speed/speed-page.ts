import { Component, DestroyRef, computed, effect, inject, signal, untracked } from '@angular/core';
import { RangeHistory } from '../../core/history/range-history';
import { STALE_MS, freshness } from '../../core/live/freshness';
import { knownDevices } from '../../core/live/known-devices';
import { LiveConnection } from '../../core/live/live-connection';
import { ServerClock } from '../../core/live/server-clock';
import { SpeedFeed } from '../../core/live/speed-feed';
import { DISTINCT_COLORS } from '../../core/session/device-colors';
import { plural } from '../../core/session/plural';
import { rangeTitle } from '../../core/session/range-words';
import { CodeSamples } from '../../widgets/code-samples/code-samples';
import { DeviceFilter } from '../../widgets/device-filter/device-filter';
import { FeedStatus } from '../../widgets/feed-status/feed-status';
import { Generator } from '../../widgets/generator/generator';
import { SpeedGenerator } from '../../widgets/generator/speed-generator';
import { RangeBar } from '../../widgets/range-bar/range-bar';
import { ReadingTable } from '../../widgets/reading-table/reading-table';
import { SpeedChart } from '../../widgets/speed-chart/speed-chart';
import { Speedometer } from '../../widgets/speedometer/speedometer';
import { StoredFigures } from '../../widgets/stored-figures/stored-figures';
import { Welcome } from '../../widgets/welcome/welcome';
import { RangeUrl } from './range-url';
import { SpeedHistory } from './speed-history';

/** The speed of every device: now, over the last readings or a range of time, and as figures; kept up live. */
@Component({
  selector: 'tg-speed-page',
  imports: [
    CodeSamples,
    DeviceFilter,
    FeedStatus,
    Generator,
    RangeBar,
    ReadingTable,
    SpeedChart,
    SpeedHistory,
    Speedometer,
    StoredFigures,
    Welcome,
  ],
  providers: [RangeHistory, RangeUrl],
  templateUrl: './speed-page.html',
  styleUrls: ['../page.scss', './speed-page.scss'],
})
export class SpeedPage {
  protected readonly feed = inject(SpeedFeed);
  protected readonly generator = inject(SpeedGenerator);
  protected readonly url = inject(RangeUrl);
  private readonly ranges = inject(RangeHistory);
  private readonly live = inject(LiveConnection);
  private readonly clock = inject(ServerClock);

  /** Whether the reader has opened the lines that send readings of their own. */
  protected readonly isToConnect = signal(false);
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
    return $localize`, of ${shown}:shown: of ${all}:all: devices`;
  });

  /** Also those that are of the range alone: the last readings may be of others. */
  protected readonly devices = computed(() => {
    const device = this.url.device();
    const ofRange = this.ranges.drawn().map(({ device }) => device);
    return knownDevices(this.feed.devices(), [...ofRange, ...(device === null ? [] : [device])], () => true);
  });
  protected readonly range = computed(() => {
    const shown = this.url.shown();
    return shown.kind === 'latest' || this.view() === 'empty' ? null : shown;
  });
  protected readonly title = computed(() => {
    const range = this.range();
    if (range) return rangeTitle(range, Date.now());
    const count = this.feed.readings().length;
    if (count === 0) return $localize`The last readings` + this.ofMany();
    const texts = { one: $localize`The last reading`, other: $localize`The last ${count}:count: readings` };
    return plural(count, texts) + this.ofMany();
  });
  protected readonly readingsTitle = computed(() =>
    this.range() ? $localize`The newest readings` : $localize`Readings`,
  );

  protected readonly waitingWords = computed(() => {
    if (this.generator.running()) return $localize`waiting for the first reading…`;
    return this.feed.history().kind === 'loading' ? $localize`loading the history…` : $localize`nothing to show yet`;
  });

  constructor() {
    this.followDevice();
    this.feed.show();
    inject(DestroyRef).onDestroy(() => this.feed.leave());
    // Where one of the two connections got through, the other need not sit out its own waiting time.
    effect(() => {
      if (this.live.isLive()) this.generator.tryNow();
    });
  }

  /** The address says which device; where it says none, that which was chosen before the reader left the page. */
  private followDevice(): void {
    const { feed, url } = this;
    let followed = url.device();
    if (followed !== null) feed.choose(followed);
    else if (feed.device() !== null) url.choose(feed.device(), true);
    effect(() => {
      const device = url.device();
      if (device === followed) return;
      followed = device;
      untracked(() => feed.choose(device));
    });
  }
}

import { Component, DestroyRef, computed, inject } from '@angular/core';
import { MatChipListbox, MatChipOption, type MatChipListboxChange } from '@angular/material/chips';
import { DEMO_LABELS } from '@tachograph/contracts';
import { LiveConnection } from '../../core/live/live-connection';
import { formatCount } from '../../core/session/count-words';
import { clockTime } from '../../core/session/local-time';
import { formatNumber } from '../../core/session/number-format';
import { channelName, valueWords } from '../../core/session/reading-words';
import { FeedStatus } from '../../widgets/feed-status/feed-status';
import { Meter } from '../../widgets/meter/meter';
import { StoredFigures } from '../../widgets/stored-figures/stored-figures';
import { ActivityFeeds } from './activity-feeds';
import { clientCounts } from './client-names';
import { Sparkline } from './sparkline';

/** What happens on this server now: the last readings of any source, who is connected, and the demo values. */
@Component({
  selector: 'tg-activity-page',
  imports: [FeedStatus, MatChipListbox, MatChipOption, Meter, Sparkline, StoredFigures],
  templateUrl: './activity-page.html',
  styleUrls: ['../page.scss', '../../widgets/rows.scss', './activity-page.scss'],
})
export class ActivityPage {
  protected readonly feeds = inject(ActivityFeeds);
  private readonly live = inject(LiveConnection);

  /** A value comes every two seconds, of one label of four. */
  protected readonly demoPatience = 6_000;
  protected readonly listPatience = 10_000;
  protected readonly clients = computed(() => {
    const stats = this.live.stats();
    const isKnown = stats !== null && this.live.isLive();
    return clientCounts(stats?.clients ?? {}).map(({ name, count }) => ({
      name,
      isNone: isKnown && count === 0,
      words: isKnown ? formatCount(count) : '–',
    }));
  });
  protected readonly demos = computed(() =>
    DEMO_LABELS.map((label) => {
      const readings = this.feeds.demo.of(label);
      const value = readings.at(-1)?.value;
      return { label, readings, value, words: value === undefined ? '–' : formatNumber(value) };
    }),
  );
  protected readonly rows = computed(() => {
    const now = Date.now();
    return this.feeds.readings().map((reading) => ({
      id: reading.id,
      device: reading.device,
      time: clockTime(reading.receivedAt, now),
      iso: new Date(reading.receivedAt).toISOString(),
      channel: channelName(reading.channel),
      value: valueWords(reading),
    }));
  });
  protected readonly emptyWords = computed(() => {
    if (this.feeds.watched().size === 0) return $localize`Nothing is watched: choose what to watch above.`;
    return this.feeds.history().kind === 'loading'
      ? $localize`loading the history…`
      : $localize`Nothing here yet. Whatever a device sends appears here the moment it is stored.`;
  });

  constructor() {
    this.feeds.show();
    inject(DestroyRef).onDestroy(() => this.feeds.leave());
  }

  protected watch({ value }: MatChipListboxChange): void {
    this.feeds.watch(Array.isArray(value) ? value.map(String) : []);
  }
}

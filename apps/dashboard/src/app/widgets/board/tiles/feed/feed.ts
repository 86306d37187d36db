import { Component, computed, inject, input } from '@angular/core';
import type { Widget } from '@tachograph/contracts';
import { BoardData, type ReadingsWish } from '../../../../core/board/board-data';
import { boardTimes } from '../../../../core/board/board-times';
import { thresholdWords } from '../../../../core/board/threshold-level';
import { WidgetStatus } from '../../../../core/board/widget-status';
import { boardChannels } from '../board-channels';
import { feedEntries } from './feed-entries';

/** An entry may be of several readings: so many are asked for an entry, and so many at most. */
const READINGS_EACH = 4;
const READINGS_MAX = 1_000;

/** What came in, in words, newest first. */
@Component({
  selector: 'tg-feed-widget',
  templateUrl: './feed.html',
  styleUrls: ['../level.scss', './feed.scss'],
})
export class FeedWidget {
  readonly widget = input.required<Widget>();

  private readonly times = boardTimes();
  private readonly channels = boardChannels(this.widget);
  private readonly view = inject(BoardData).readings(
    computed<ReadingsWish>(() => ({
      channels: this.channels(),
      count: Math.min(READINGS_MAX, this.widget().settings.rows * READINGS_EACH),
    })),
  );
  private readonly found = computed(() => feedEntries(this.view.data(), this.widget().settings));
  protected readonly entries = computed(() => {
    const words = this.times();
    return this.found().map((entry) => ({
      ...entry,
      time: words(entry.at),
      iso: new Date(entry.at).toISOString(),
      values: entry.values.map((value) => ({
        ...value,
        level: value.threshold ? thresholdWords(value.threshold) : '',
      })),
    }));
  });

  constructor() {
    inject(WidgetStatus).follow(this.view);
  }
}

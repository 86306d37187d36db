import { Component, computed, inject, input } from '@angular/core';
import { channelAddress, type Series, type Widget } from '@tachograph/contracts';
import { boardTimes } from '../../../../core/board/board-times';
import { BoardData, type SeriesWish } from '../../../../core/board/board-data';
import { thresholdWords } from '../../../../core/board/threshold-level';
import { WidgetStatus } from '../../../../core/board/widget-status';
import { Icon } from '../../../icon/icon';
import { boardChannels } from '../board-channels';
import { channelWords } from '../channel-words';
import { figureWords, type Figure } from '../figure';
import { followFigures } from '../follow-figures';
import { LEVEL_ICONS } from '../level-icons';
import { levelSince } from './level-since';

/** In so many points the range is looked at for when a level began. */
const POINTS = 300;
const TILES_MAX = 48;

/** Tiles, one a channel, that say how things are by the thresholds: in a word, by an icon and a colour, and since when. */
@Component({
  selector: 'tg-status-widget',
  imports: [Icon],
  templateUrl: './status.html',
  styleUrls: ['../level.scss', './status.scss'],
})
export class StatusWidget {
  readonly widget = input.required<Widget>();

  private readonly view = followFigures(this.widget);
  private readonly channels = boardChannels(this.widget);
  private readonly times = boardTimes();
  private readonly range = inject(BoardData).series(
    computed<SeriesWish | null>(() => {
      const { aggregation, thresholds, range } = this.widget().settings;
      const isTold = aggregation === 'last' && thresholds.length > 0;
      return isTold ? { channels: this.channels(), points: POINTS, range } : null;
    }),
  );
  protected readonly others = computed(() => Math.max(0, this.view.data().length - TILES_MAX));
  protected readonly tiles = computed(() => {
    const series = new Map(
      this.range.data().series.map((each) => [channelAddress(each.device, each.channel), each] as const),
    );
    return this.view
      .data()
      .slice(0, TILES_MAX)
      .map((figure) => ({
        ...figure,
        name: channelWords(figure),
        words: figureWords(figure),
        icon: figure.threshold ? LEVEL_ICONS[figure.threshold.level] : ('status' as const),
        level: figure.threshold ? thresholdWords(figure.threshold) : '',
        since: this.sinceWords(figure, series.get(figure.key)),
      }));
  });

  constructor() {
    inject(WidgetStatus).follow(this.view);
  }

  private sinceWords({ threshold, unit, at }: Figure, series: Series | undefined): string {
    if (!threshold || at === null) return '';
    const since = series && levelSince(series, unit, this.widget().settings.thresholds, threshold);
    // The series may be a moment behind the newest value.
    if (!since) return $localize`since ${this.times()(at)}:time:`;
    const time = this.times()(since.at);
    return since.isWhole ? $localize`since ${time}:time: or longer` : $localize`since ${time}:time:`;
  }
}

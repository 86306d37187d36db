import { Component, computed, inject, input } from '@angular/core';
import { channelAddress, type Series, type Widget } from '@tachograph/contracts';
import { boardTimes } from '../../../../core/board/board-times';
import { BoardData, type SeriesWish } from '../../../../core/board/board-data';
import { thresholdWords } from '../../../../core/board/threshold-level';
import { WidgetStatus } from '../../../../core/board/widget-status';
import { figureText } from '../../../../core/session/figure-format';
import { inUnit } from '../../../../core/session/units';
import { Icon, type IconName } from '../../../icon/icon';
import { AGGREGATION_WORDS } from '../../form/setting-words';
import { boardChannels } from '../board-channels';
import { channelWords, needsNames } from '../channel-words';
import type { Figure } from '../figure';
import { followFigures } from '../follow-figures';
import { firstOf, LINE_HEIGHT, LINE_WIDTH, seriesLine } from './series-line';

/** As many as the small line has room for. */
const POINTS = 80;
const NUMBERS_MAX = 24;
/** Of what began so lately, seconds are told. */
const SHORT_MS = 300_000;

/** How a value stands to the first of the range, in words and by an arrow. */
interface Change {
  readonly words: string;
  readonly icon: IconName;
}

/** Big numbers, one a channel, with what has changed since the range began, and the range as a small line. */
@Component({
  selector: 'tg-number-widget',
  imports: [Icon],
  templateUrl: './number.html',
  styleUrls: ['../level.scss', './number.scss'],
})
export class NumberWidget {
  readonly widget = input.required<Widget>();

  private readonly view = followFigures(this.widget);
  private readonly channels = boardChannels(this.widget);
  private readonly times = boardTimes();
  private readonly isLast = computed(() => this.widget().settings.aggregation === 'last');
  private readonly range = inject(BoardData).series(
    computed<SeriesWish | null>(() => {
      const { sparkline, range } = this.widget().settings;
      return sparkline || this.isLast() ? { channels: this.channels(), points: POINTS, range } : null;
    }),
  );
  protected readonly box = `0 -2 ${LINE_WIDTH} ${LINE_HEIGHT + 4}`;
  protected readonly others = computed(() => Math.max(0, this.view.data().length - NUMBERS_MAX));
  protected readonly origin = computed(() =>
    this.isLast() ? '' : AGGREGATION_WORDS[this.widget().settings.aggregation],
  );
  protected readonly numbers = computed(() => {
    const figures = this.view.data().slice(0, NUMBERS_MAX);
    const isNamed = needsNames(this.widget(), figures);
    const { span, series } = this.range.data();
    const byKey = new Map(series.map((each) => [channelAddress(each.device, each.channel), each]));
    return figures.map((figure) => {
      const own = byKey.get(figure.key);
      return {
        ...figure,
        name: isNamed ? channelWords(figure) : '',
        level: figure.threshold ? thresholdWords(figure.threshold) : '',
        line: own && this.widget().settings.sparkline ? seriesLine(own, span) : '',
        change: own && this.isLast() ? this.changeOf(figure, own) : null,
      };
    });
  });

  constructor() {
    inject(WidgetStatus).follow(this.view);
  }

  private changeOf(figure: Figure, series: Series): Change | null {
    const first = firstOf(series);
    if (!first || figure.at === null || first.at >= figure.at) return null;
    const change = figure.value - inUnit(first.value, series.unit, figure.unit);
    const amount = figureText(Math.abs(change), this.widget().settings.decimals);
    const since = this.times()(first.at, figure.at - first.at < SHORT_MS ? 'seconds' : 'minutes');
    if (change === 0) return { words: $localize`the same since ${since}:time:`, icon: 'steady' };
    return change > 0
      ? { words: $localize`up ${amount}:amount: since ${since}:time:`, icon: 'rise' }
      : { words: $localize`down ${amount}:amount: since ${since}:time:`, icon: 'fall' };
  }
}

import { Component, LOCALE_ID, computed, inject, input } from '@angular/core';
import { HISTOGRAM_BINS, type Widget } from '@tachograph/contracts';
import { BoardData } from '../../../core/board/board-data';
import { BoardVariables } from '../../../core/board/board-variables';
import { WidgetStatus } from '../../../core/board/widget-status';
import { ChartStage } from './chart-stage';
import { histogramPicture } from './traces/histogram-picture';
import { SeriesPlaces } from './traces/series-places';
import { ValueFormat } from './traces/value-format';

/** How the readings of a range are spread over their values. */
@Component({
  selector: 'tg-histogram-widget',
  imports: [ChartStage],
  template: `<tg-chart-stage [picture]="picture()" [summary]="summary()" />`,
  styleUrl: './chart-widget.scss',
})
export class HistogramWidget {
  readonly widget = input.required<Widget>();

  private readonly variables = inject(BoardVariables);
  private readonly locale = inject(LOCALE_ID);
  private readonly places = new SeriesPlaces();
  private readonly settings = computed(() => this.widget().settings);
  private readonly view = inject(BoardData).statistics(
    computed(() => {
      const { channels, range, rows } = this.settings();
      const bins = Math.min(HISTOGRAM_BINS.max, Math.max(HISTOGRAM_BINS.min, rows));
      return { channels: this.variables.resolve(channels), range, bins };
    }),
  );
  private readonly format = computed(() => new ValueFormat(this.locale, this.settings().decimals, 'last'));
  private readonly channels = computed(() => this.view.data().filter(({ count }) => count > 0));
  protected readonly picture = computed(() =>
    histogramPicture(this.channels(), this.settings(), this.format(), (key) => this.places.of(key)),
  );
  protected readonly summary = computed(() => {
    const format = this.format();
    const told = this.channels().map(({ device, channel, unit, count, mean }) => {
      const middle = mean === null ? '–' : format.value(mean, unit);
      return $localize`${`${device}/${channel}`}:channel:: ${count}:count: readings, mean ${middle}:mean:`;
    });
    return told.length === 0 ? $localize`Chart without readings` : $localize`Histogram. ${told.join('; ')}:channels:`;
  });

  constructor() {
    inject(WidgetStatus).follow(this.view);
  }
}

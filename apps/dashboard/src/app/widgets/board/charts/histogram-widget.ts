import { Component, computed, inject, input, signal } from '@angular/core';
import { HISTOGRAM_BINS, type Widget } from '@tachograph/contracts';
import { BoardData } from '../../../core/board/board-data';
import { BoardVariables } from '../../../core/board/board-variables';
import { WidgetStatus } from '../../../core/board/widget-status';
import { readingCount } from '../../../core/session/count-words';
import type { DrawingArea } from './canvas/picture';
import { ChartShell } from './chart-shell';
import { HiddenSeries } from './legend/hidden-series';
import { ValuePointer, type Probe } from './pointing/value-pointer';
import { binLegend, binProbes, binTable, binTip, binnedChannels } from './traces/histogram-bins';
import { histogramPicture } from './traces/histogram-picture';
import { inNamedOrder } from './traces/named-order';
import { SeriesPlaces } from './traces/series-places';
import { seriesNames } from './traces/series-traces';
import { ValueFormat } from './traces/value-format';

/** How the readings of a range are spread over their values. */
@Component({
  selector: 'tg-histogram-widget',
  imports: [ChartShell, ValuePointer],
  templateUrl: './histogram-widget.html',
  styleUrl: './chart-widget.scss',
})
export class HistogramWidget {
  readonly widget = input.required<Widget>();

  private readonly variables = inject(BoardVariables);
  private readonly hiddenSeries = inject(HiddenSeries);
  private readonly places = new SeriesPlaces();
  private readonly settings = computed(() => this.widget().settings);
  private readonly channels = computed(() => this.variables.resolve(this.settings().channels));
  private readonly view = inject(BoardData).statistics(
    computed(() => {
      const { range, rows } = this.settings();
      const bins = Math.min(HISTOGRAM_BINS.max, Math.max(HISTOGRAM_BINS.min, rows));
      return { channels: this.channels(), range, bins };
    }),
  );
  private readonly format = computed(() => new ValueFormat(this.settings().decimals, 'last'));
  protected readonly area = signal<DrawingArea | null>(null);
  private readonly measured = computed(() =>
    inNamedOrder(
      this.view.data().filter(({ count }) => count > 0),
      this.channels(),
    ),
  );
  /** Values of different units have no scale in common: those of the first one are shown. */
  private readonly all = computed(() => {
    const channels = this.measured().filter(({ unit }) => unit === this.measured()[0]?.unit);
    return binnedChannels(channels, seriesNames(channels), (key) => this.places.of(key));
  });
  protected readonly notes = computed(() => {
    const left = this.measured().length - this.all().length;
    return left > 0 ? [$localize`not drawn: ${left}:count: of other units`] : [];
  });
  private readonly hidden = computed(() => this.hiddenSeries.of(this.widget().id));
  private readonly shown = computed(() => this.all().filter(({ key }) => !this.hidden().has(key)));
  protected readonly picture = computed(() => histogramPicture(this.shown(), this.settings(), this.format()));
  protected readonly legend = computed(() =>
    this.settings().legend ? binLegend(this.all(), this.format(), this.hidden()) : [],
  );
  protected readonly probes = computed(() => binProbes(this.shown()));
  protected readonly tipOf = (probe: Probe) => binTip(probe, this.shown(), this.format());
  protected readonly table = () => binTable(this.shown(), this.format());
  protected readonly summary = computed(() => {
    const told = this.all().map(({ name, statistics: { count, min, max, unit } }) => {
      const [least, most] = [min ?? 0, max ?? 0].map((value) => this.format().value(value, unit));
      return $localize`${name}:name:: ${readingCount(count)}:readings: from ${least}:least: to ${most}:most:`;
    });
    return told.length === 0 ? $localize`Chart without readings` : $localize`Histogram. ${told.join('; ')}:channels:`;
  });

  constructor() {
    inject(WidgetStatus).follow(this.view);
  }
}

import { Component, LOCALE_ID, computed, inject, input } from '@angular/core';
import type { Widget } from '@tachograph/contracts';
import { ChartSource } from './chart-source';
import { ChartStage } from './chart-stage';
import { barPicture } from './traces/bar-picture';
import { SeriesPlaces } from './traces/series-places';
import { seriesTraces } from './traces/series-traces';
import { barStep, barTrace } from './traces/time-bars';
import { tracesSummary } from './traces/traces-summary';
import { unitsDrawn } from './traces/units-drawn';
import { ValueFormat } from './traces/value-format';

/** A group of bars takes so many pixels at least. */
const BAR_PIXELS = 22;

/** Bars, one a bucket of time. */
@Component({
  selector: 'tg-bar-widget',
  imports: [ChartStage],
  providers: [ChartSource],
  template: `<tg-chart-stage [picture]="picture()" [summary]="summary()" (widthChange)="source.width.set($event)" />`,
  styleUrl: './chart-widget.scss',
})
export class BarWidget {
  readonly widget = input.required<Widget>();

  protected readonly source = inject(ChartSource);
  private readonly locale = inject(LOCALE_ID);
  private readonly places = new SeriesPlaces();
  private readonly data = this.source.follow(this.widget);
  private readonly settings = computed(() => this.widget().settings);
  private readonly format = computed(
    () => new ValueFormat(this.locale, this.settings().decimals, this.settings().aggregation),
  );
  private readonly traces = computed(() => {
    const { series, span } = this.data();
    const { aggregation } = this.settings();
    const step = barStep(span, this.source.width() / BAR_PIXELS);
    const offset = -new Date(span.to).getTimezoneOffset() * 60_000;
    return seriesTraces(series, this.settings(), (key) => this.places.of(key)).map((trace) =>
      barTrace(trace, step, offset, aggregation),
    );
  });
  protected readonly picture = computed(() =>
    barPicture(unitsDrawn(this.traces()), this.data().span, this.settings(), this.format()),
  );
  protected readonly summary = computed(() => tracesSummary(this.traces(), this.format()));
}

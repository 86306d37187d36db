import { Component, LOCALE_ID, computed, inject, input } from '@angular/core';
import type { Widget } from '@tachograph/contracts';
import { ChartSource } from './chart-source';
import { ChartStage } from './chart-stage';
import { SeriesPlaces } from './traces/series-places';
import { seriesTraces } from './traces/series-traces';
import { timePicture } from './traces/time-picture';
import { tracesSummary } from './traces/traces-summary';
import { unitsDrawn } from './traces/units-drawn';
import { ValueFormat } from './traces/value-format';

/** Lines or areas over time. */
@Component({
  selector: 'tg-time-widget',
  imports: [ChartStage],
  providers: [ChartSource],
  template: `<tg-chart-stage [picture]="picture()" [summary]="summary()" (widthChange)="source.width.set($event)" />`,
  styleUrl: './chart-widget.scss',
})
export class TimeWidget {
  readonly widget = input.required<Widget>();

  protected readonly source = inject(ChartSource);
  private readonly locale = inject(LOCALE_ID);
  private readonly places = new SeriesPlaces();
  private readonly data = this.source.follow(this.widget);
  private readonly settings = computed(() => this.widget().settings);
  private readonly format = computed(
    () => new ValueFormat(this.locale, this.settings().decimals, this.settings().aggregation),
  );
  private readonly traces = computed(() =>
    seriesTraces(this.data().series, this.settings(), (key) => this.places.of(key)),
  );
  private readonly shown = computed(() => unitsDrawn(this.traces()));
  protected readonly picture = computed(() =>
    timePicture(this.shown(), {
      kind: this.widget().kind === 'area' ? 'area' : 'line',
      span: this.data().span,
      settings: this.settings(),
      format: this.format(),
    }),
  );
  protected readonly summary = computed(() => tracesSummary(this.traces(), this.format()));
}

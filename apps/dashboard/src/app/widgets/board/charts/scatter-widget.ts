import { Component, LOCALE_ID, computed, inject, input } from '@angular/core';
import type { Widget } from '@tachograph/contracts';
import { ChartSource } from './chart-source';
import { ChartStage } from './chart-stage';
import { pairsOf } from './traces/pairs';
import { scatterPicture } from './traces/scatter-picture';
import { SeriesPlaces } from './traces/series-places';
import { seriesTraces } from './traces/series-traces';
import { tracesSummary } from './traces/traces-summary';
import { ValueFormat } from './traces/value-format';

/** Channels against each other: the first across, the others up, by the time taken. */
@Component({
  selector: 'tg-scatter-widget',
  imports: [ChartStage],
  providers: [ChartSource],
  template: `<tg-chart-stage [picture]="picture()" [summary]="summary()" (widthChange)="source.width.set($event)" />`,
  styleUrl: './chart-widget.scss',
})
export class ScatterWidget {
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
  /** As the settings name it; where that is a pattern, the first that it means. */
  private readonly across = computed(() => {
    const first = this.settings().channels[0];
    return this.traces().find(({ key }) => key === first) ?? this.traces()[0] ?? null;
  });
  private readonly pairs = computed(() => {
    const across = this.across();
    return across === null
      ? []
      : this.traces()
          .filter((trace) => trace !== across)
          .map((trace) => pairsOf(across, trace));
  });
  protected readonly picture = computed(() =>
    scatterPicture(this.across(), this.pairs(), this.settings(), this.format()),
  );
  protected readonly summary = computed(() => tracesSummary(this.traces(), this.format()));
}

import { Component, computed, inject, input } from '@angular/core';
import { Filler, Legend, LineController, LineElement, LinearScale, PointElement, Tooltip } from 'chart.js';
import { BaseChartDirective, provideCharts } from 'ng2-charts';
import { Theme } from '../../core/session/theme';
import { chartOptions, type ChartLook } from './chart-options';
import type { TimeSpan } from './recent-span';
import type { TimeLine } from './time-line';

const FONT = { family: "'Inter Variable', system-ui, sans-serif", size: 12 };

/** Lines over time, drawn on a canvas; in words for who can't see it. */
@Component({
  selector: 'tg-time-chart',
  imports: [BaseChartDirective],
  providers: [
    provideCharts({
      registerables: [Filler, Legend, LineController, LineElement, LinearScale, PointElement, Tooltip],
      defaults: { font: FONT },
    }),
  ],
  template: `
    <canvas
      baseChart
      type="line"
      role="img"
      [legend]="look().hasLegend ?? true"
      [attr.aria-label]="summary()"
      [data]="data()"
      [options]="options()"
    ></canvas>
  `,
  styles: `
    :host {
      display: block;
      position: relative;
      height: 100%;
      min-width: 0;
    }
  `,
})
export class TimeChart {
  readonly lines = input.required<TimeLine[]>();
  readonly span = input.required<TimeSpan>();
  readonly look = input.required<ChartLook>();
  /** What the drawing says, in words. */
  readonly summary = input.required<string>();

  private readonly theme = inject(Theme);
  protected readonly data = computed(() => ({ datasets: this.lines() }));
  protected readonly options = computed(() => chartOptions(this.theme.scheme(), this.span(), this.look()));
}

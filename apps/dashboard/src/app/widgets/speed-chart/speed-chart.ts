import { Component, computed, inject, input } from '@angular/core';
import { Legend, LineController, LineElement, LinearScale, PointElement, Tooltip } from 'chart.js';
import { BaseChartDirective, provideCharts } from 'ng2-charts';
import type { ShownReading } from '../../core/live/reading-window';
import { formatSpeed } from '../../core/session/speed-format';
import { Theme } from '../../core/session/theme';
import { chartOptions } from './chart-options';
import { chartSeries } from './chart-series';
import { timeRange } from './time-ticks';

const FONT = { family: "'Inter Variable', system-ui, sans-serif", size: 12 };

/** The last readings as lines over the time they were taken, one for each device. */
@Component({
  selector: 'tg-speed-chart',
  imports: [BaseChartDirective],
  providers: [
    provideCharts({
      registerables: [Legend, LineController, LineElement, LinearScale, PointElement, Tooltip],
      defaults: { font: FONT },
    }),
  ],
  template: `
    <canvas
      baseChart
      type="line"
      role="img"
      [legend]="true"
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
export class SpeedChart {
  /** Oldest first by the time they were taken. */
  readonly readings = input.required<readonly ShownReading[]>();
  /** All devices, in the order that gives each its colour. */
  readonly devices = input.required<readonly string[]>();

  private readonly theme = inject(Theme);
  protected readonly data = computed(() => ({
    datasets: chartSeries(this.readings(), this.devices(), this.theme.scheme()),
  }));
  protected readonly options = computed(() =>
    chartOptions(this.theme.scheme(), timeRange(this.readings().map(({ takenAt }) => takenAt))),
  );
  protected readonly summary = computed(() => {
    const speeds = this.readings().map(({ value }) => value);
    if (speeds.length === 0) return 'Speed over time: no readings yet';
    const range = `${formatSpeed(Math.min(...speeds))} to ${formatSpeed(Math.max(...speeds))} km/h`;
    return `Speed over time: the last ${speeds.length} readings, ${range}; the table has the figures`;
  });
}
